export type Route = "hash" | "round-robin";

export interface ClusterNode {
  readonly port: number;
  pid(): number | null;
  isUp(): boolean;
  start(): Promise<void>;
  /** kill -9. */
  kill(): Promise<void>;
  /** In order: drained. */
  stop(): Promise<void>;
  /** What it printed so far. */
  output(): string;
}

export interface Nodes {
  /** Of the balancer before them. */
  readonly origin: string;
  readonly port: number;
  /** The one-time link of a first start, through the balancer; null when there is an owner. */
  readonly ownerLink: string | null;
  readonly nodes: readonly ClusterNode[];
  stop(): Promise<void>;
}

/** Built servers side by side on one database, one bus and one data folder, and a balancer before them. */
export function startNodes(options: {
  readonly databaseUrl: string;
  readonly redisUrl: string;
  readonly data: string;
  readonly count?: number;
  readonly route?: Route;
  /** Of the balancer; any free one by default. */
  readonly port?: number;
  readonly env?: Readonly<Record<string, string | undefined>>;
}): Promise<Nodes>;
