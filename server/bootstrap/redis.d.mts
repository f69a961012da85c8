export interface OwnRedis {
  readonly url: string;
  readonly port: number;
  start(): Promise<void>;
  /** kill -9. Nothing is kept. */
  kill(): Promise<void>;
  /** Ends it and removes its folder. */
  stop(): Promise<void>;
}

export function startRedis(): Promise<OwnRedis>;
