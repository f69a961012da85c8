// What the sync server is held to, T1–T13: which run of the load harness shows it, beside whom, and the bound.

const FLOORS = ["floor-ws", "floor-framed"];
const PEERS = ["y-websocket", "hocuspocus+sqlite"];
const ALL = [...FLOORS, ...PEERS];

/** Runs of the harness. `beside`: who else is worth running; a floor keeps nothing, so it has nothing to open again. */
export const CASES = [
  { label: "fan500", scenario: "fanout clients=500 writers=5 rate=10", beside: ALL },
  { label: "fan100", scenario: "fanout clients=100 writers=5 rate=20", beside: ALL },
  { label: "sat100", scenario: "fanout clients=100 writers=10 pace=closed window=16", beside: ALL },
  { label: "rooms1000", scenario: "rooms rooms=1000", beside: ALL },
  { label: "rooms3000", scenario: "rooms rooms=3000", beside: ALL },
  { label: "loaded100", scenario: "rooms rooms=100 preload=workspace", beside: PEERS },
  { label: "cold-paper", scenario: "coldopen doc=paper seed=log", beside: ["hocuspocus+sqlite"] },
  { label: "cold-workspace", scenario: "coldopen doc=workspace seed=log", beside: ["hocuspocus+sqlite"] },
  { label: "joiners", scenario: "joiners doc=paper", beside: [] },
  { label: "reconnect-paper", scenario: "reconnect doc=paper", beside: PEERS },
  { label: "reconnect-workspace", scenario: "reconnect doc=workspace", beside: PEERS },
  { label: "durability20", scenario: "durability killAfter=0 rate=20 seconds=15", beside: [] },
  { label: "durability100", scenario: "durability killAfter=0 rate=100 seconds=15", beside: [] },
  { label: "durability200", scenario: "durability killAfter=0 rate=200 seconds=15", beside: [] },
  { label: "hostile", scenario: "hostile", beside: [] },
  { label: "memory", scenario: "memory rooms=5000 cycles=3", beside: [] },
];

const cpu = "cpuMsPer1000";
const satCpu = "satCpuMsPer1000";

/**
 * `figures` answers named values with their bound (`most`); `of(label, key, peer)` is the median of a run, ours unless a
 * peer is named, and null if that run is not there.
 */
export const TARGETS = [
  {
    id: "T1",
    what: "fan-out to 500",
    cases: ["fan500"],
    figures: (of) => [
      over("CPU ÷ floor-ws", of("fan500", cpu), of("fan500", cpu, "floor-ws"), 0.75),
      over("CPU ÷ hocuspocus", of("fan500", cpu), of("fan500", cpu, "hocuspocus+sqlite"), 0.63),
      beyond("median beyond floor-ws, ms", of("fan500", "p50"), of("fan500", "p50", "floor-ws"), 10),
    ],
  },
  {
    id: "T2",
    what: "fan-out to 100",
    cases: ["fan100"],
    figures: (of) => [over("CPU ÷ floor-ws", of("fan100", cpu), of("fan100", cpu, "floor-ws"), 0.9)],
  },
  {
    id: "T3",
    what: "saturation",
    cases: ["sat100"],
    figures: (of) => [
      over("CPU ÷ floor-ws", of("sat100", cpu), of("sat100", cpu, "floor-ws"), 0.1),
      over("CPU ÷ hocuspocus", of("sat100", cpu), of("sat100", cpu, "hocuspocus+sqlite"), 0.5),
    ],
  },
  {
    id: "T4",
    what: "many rooms, saturated",
    cases: ["rooms1000", "rooms3000"],
    figures: (of) =>
      ["rooms1000", "rooms3000"].flatMap((label) => [
        over(`${label}: CPU ÷ floor-ws`, of(label, satCpu), of(label, satCpu, "floor-ws"), 1.2),
        over(`${label}: CPU ÷ hocuspocus`, of(label, satCpu), of(label, satCpu, "hocuspocus+sqlite"), 0.3),
        over(`${label}: CPU ÷ y-websocket`, of(label, satCpu), of(label, satCpu, "y-websocket"), 0.55),
      ]),
  },
  {
    id: "T5",
    what: "no stall in 3,000 rooms",
    cases: ["rooms3000"],
    figures: (of) => [
      over("steady p99 ÷ floor-ws", of("rooms3000", "steadyP99"), of("rooms3000", "steadyP99", "floor-ws"), 1.5),
      bound("steady p99, ms", of("rooms3000", "steadyP99"), 250),
    ],
  },
  {
    id: "T6",
    what: "memory of a connection",
    cases: ["rooms3000"],
    figures: (of) => [
      over("RSS ÷ floor-ws", of("rooms3000", "rssPerConnKB"), of("rooms3000", "rssPerConnKB", "floor-ws"), 1.15),
    ],
  },
  {
    id: "T7",
    what: "memory of an open 650 kB room",
    cases: ["loaded100"],
    figures: (of) => [bound("RSS per room, kB", of("loaded100", "rssPerRoomKB"), 1_600)],
  },
  {
    id: "T8",
    what: "cold open after a restart",
    cases: ["cold-paper", "cold-workspace"],
    figures: (of) =>
      ["cold-paper", "cold-workspace"].flatMap((label) => {
        const theirs = (key) => of(label, key, "hocuspocus+sqlite");
        return [
          over(`${label}: CPU ÷ hocuspocus`, of(label, "restartServerCpuMs"), theirs("restartServerCpuMs"), 0.1),
          over(`${label}: complete ÷ hocuspocus`, of(label, "restartCompleteMs"), theirs("restartCompleteMs"), 0.35),
          over(`${label}: bytes ÷ state`, of(label, "restartBytesIn"), of(label, "stateBytes"), 1.02),
          bound(`${label}: said "synced" too early`, of(label, "restartFalseSync"), 0),
        ];
      }),
  },
  {
    id: "T9",
    what: "open from memory",
    cases: ["cold-paper", "joiners"],
    figures: (of) => [
      bound("CPU, ms (in steps of 10)", of("cold-paper", "memoryServerCpuMs"), 0),
      bound("CPU per byte, 100 at once ÷ one by one", of("joiners", "cpuPerByteRatio"), 3),
    ],
  },
  {
    id: "T10",
    what: "reconnect with 95 %",
    cases: ["reconnect-paper", "reconnect-workspace"],
    figures: (of) =>
      ["reconnect-paper", "reconnect-workspace"].map((label) =>
        over(`${label}: bytes ÷ ideal`, of(label, "bytesIn"), of(label, "idealDiffBytes"), 1.01),
      ),
  },
  {
    id: "T11",
    what: "kill -9 after the last acknowledgement",
    cases: ["durability20", "durability100", "durability200"],
    figures: (of) =>
      ["durability20", "durability100", "durability200"].map((label) => bound(`${label}: lost`, of(label, "lost"), 0)),
  },
  {
    id: "T12",
    what: "13 attacks",
    cases: ["hostile"],
    figures: (of) => [
      bound("attacks not survived or not served", of("hostile", "harmed"), 0),
      bound("victim's longest wait beyond its own p99, ms", of("hostile", "wait"), 100),
      bound("most memory kept, MB", of("hostile", "keptMB"), 10),
      bound("attackers neither closed nor harmless", of("hostile", "open"), 0),
    ],
  },
  {
    id: "T13",
    what: "leak",
    cases: ["memory"],
    figures: (of) => [bound("kB per room, cycle 3 against 2", of("memory", "leakKBPerRoom"), 0.1)],
  },
];

/** Does nothing wrong, has five seconds (the harness looks after three), does not read that it was closed. */
const MAY_STAY = new Set(["awarenessStorm", "halfOpen", "syncFlood"]);

/** The attacks of one run as figures: the worst of each. */
export function summarizeAttacks(attacks) {
  const most = (value) => Math.max(...attacks.map(value));
  return {
    harmed: attacks.filter((each) => !(each.survived && each.victimOk && each.attackedRoomServes)).length,
    wait: most((each) => each.victimMax - each.victimP99Before),
    keptMB: most((each) => each.rssKeptMB ?? Number.POSITIVE_INFINITY),
    open: attacks.filter((each) => !MAY_STAY.has(each.attack) && each.kicked?.startsWith("0/")).length,
  };
}

function bound(name, value, most) {
  return { name, value, most };
}

function over(name, ours, theirs, most) {
  return bound(name, ours === null || theirs === null ? null : ours / theirs, most);
}

function beyond(name, ours, theirs, most) {
  return bound(name, ours === null || theirs === null ? null : ours - theirs, most);
}
