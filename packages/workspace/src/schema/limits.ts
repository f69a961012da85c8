/** How much a command may write. Characters are UTF-16 units, what a text field counts. */
export const TEXT_LIMITS = {
  title: 200,
  name: 80,
  note: 10_000,
  aim: 500,
  message: 2_000,
  briefItem: 500,
  cell: 20_000,
  shotField: 5_000,
  postTitle: 200,
  caption: 10_000,
  topic: 100,
  linkLabel: 100,
  url: 2_000,
  fileName: 255,
  source: 100,
  id: 64,
} as const;

export const COUNT_LIMITS = {
  rows: 2_000,
  shots: 5_000,
  topics: 50,
  links: 50,
  briefItems: 200,
  phases: 20,
  phaseAsks: 20,
  planRows: 500,
  takes: 20_000,
  crew: 200,
  sheetShots: 1_000,
  savedViews: 100,
  /** Pictures remembered of one shot; the oldest that is not shown goes first. */
  framesOfShot: 12,
  /** Nodes of a brand's own, removed ones included. */
  nodes: 2_000,
} as const;
