// The table of `npm run bench -- client`: medians, what is asked of them, and the verdict. JSON beside it.
import { existsSync, readFileSync, writeFileSync } from "node:fs";

const results = new URL("../../results/", import.meta.url).pathname;
const baselines = new URL("./baselines.json", import.meta.url).pathname;

/** Medians by row and variant. */
export function medians() {
  const lines = readFileSync(`${results}client.jsonl`, "utf8").trim().split("\n");
  const found = {};
  for (const line of lines) {
    const { row, variant, value } = JSON.parse(line);
    found[row] ??= {};
    found[row][variant] ??= [];
    found[row][variant].push(value);
  }
  const middle = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];
  for (const variants of Object.values(found)) {
    for (const [variant, values] of Object.entries(variants)) variants[variant] = middle(values);
  }
  return found;
}

/** `goal` is absolute in the row's unit, or a ratio to a variant measured in the same run (`of`). */
const GOALS = [
  { row: "load-10000", what: "load 10,000 updates, folded", unit: "ms", ours: "tongpin", of: "y-indexeddb", goal: 0.7 },
  {
    row: "load-100000",
    what: "load 100,000 updates, folded",
    unit: "ms",
    ours: "tongpin",
    of: "y-indexeddb",
    goal: 0.65,
  },
  { row: "bytes-10000", what: "stored after 10,000 edits", unit: "B", ours: "tongpin", of: "y-indexeddb", goal: 1.05 },
  {
    row: "bytes-100000",
    what: "stored after 100,000 edits",
    unit: "B",
    ours: "tongpin",
    of: "y-indexeddb",
    goal: 1.05,
  },
  {
    row: "keystroke-stored",
    what: "main thread per stored keystroke, a key held down",
    unit: "ms",
    ours: "tongpin",
    of: "y-indexeddb",
    goal: 1,
  },
  {
    row: "keystroke-at-pace",
    what: "the same, ten keys a second",
    unit: "ms",
    ours: "tongpin",
    of: "y-indexeddb",
    goal: 1,
  },
  {
    row: "plan-ready",
    what: "10,000 videos: rows, against decoding the document",
    unit: "ms",
    ours: "rows",
    of: "decoded",
    goal: 0.1,
  },
  { row: "first-load", what: "JavaScript before anything lazy", unit: "kB gzip", goal: 150 },
  { row: "entrance", what: "first visit to the entrance, 4×", unit: "ms", goal: 350 },
  ...["1000", "10000"].flatMap((videos) => [
    { row: `warm-${videos}`, what: `warm start, ${videos} videos, 4×`, unit: "ms", goal: 350 },
    { row: `cold-${videos}`, what: `cold code, ${videos} videos, 4×`, unit: "ms", goal: 350 },
  ]),
  { row: "editor-open-1x", what: "click to editor (Han characters)", unit: "ms", goal: 150 },
  { row: "editor-open-4x", what: "click to editor, 4×", unit: "ms", goal: 500 },
  { row: "key-paint-1x", what: "key to paint, p95", unit: "ms", goal: 10 },
  { row: "key-paint-4x", what: "key to paint, p95, 4×", unit: "ms", goal: 40 },
  { row: "remote-paint", what: "colleague's key to paint here", unit: "ms", goal: 50 },
  { row: "field-edit", what: "one field edit to paint, 10,000 videos, 4×", unit: "ms", goal: 8 },
  { row: "month", what: "a month forward, 2,000 videos", unit: "ms", goal: 50 },
  { row: "calendar", what: "calendar opened, 2,000 videos, 40 campaigns", unit: "ms", goal: 150 },
  { row: "strip", what: "opened, 2,000 videos, 40 campaigns", unit: "ms", goal: 100 },
  { row: "strip-drag", what: "a campaign dragged on the year, frame p95", unit: "ms", goal: 32 },
  { row: "strip-drag-late", what: "frames over 32 ms while dragged", unit: "", goal: 0 },
  { row: "strip-key", what: "a campaign moved by key to paint, with its videos", unit: "ms", goal: 50 },
  { row: "agenda", what: "phone's agenda opened, 2,000 videos, 4×", unit: "ms", goal: 350 },
  { row: "search", what: "search 10,000 videos, pinyin too", unit: "ms", goal: 100 },
  { row: "scroll-p95", what: "500 shots scrolled, frame p95", unit: "ms", goal: 32 },
  { row: "scroll-late", what: "frames over 32 ms of 195", unit: "", goal: 0 },
  { row: "memory", what: "heap with everything open", unit: "MB", goal: 250 },
];

const short = (value) => (value >= 100 ? Math.round(value).toString() : value.toFixed(value >= 10 ? 1 : 2));

function lineOf({ row, what, unit, ours, of, goal }, variants, before) {
  const lines = [];
  for (const variant of ours ? [ours] : Object.keys(variants)) {
    const value = variants[variant];
    const measure = of ? value / variants[of] : value;
    const others = of ? Object.entries(variants).filter(([name]) => name !== variant) : [];
    const past = before?.[row]?.[variant];
    lines.push({
      row,
      what: ours ? what : `${what} · ${variant}`,
      value,
      unit,
      others: Object.fromEntries(others),
      goal: of ? `≤ ${goal} × ${of}` : `≤ ${goal} ${unit}`.trim(),
      ratio: of ? measure : null,
      met: measure <= goal,
      baseline: past ?? null,
    });
  }
  return lines;
}

export function report() {
  const found = medians();
  const before = existsSync(baselines) ? JSON.parse(readFileSync(baselines, "utf8")).medians : null;
  const lines = GOALS.flatMap((goal) => (found[goal.row] ? lineOf(goal, found[goal.row], before) : []));
  for (const { what, value, unit, others, goal, ratio, met, baseline } of lines) {
    const peers = Object.entries(others).map(([name, of]) => `${name} ${short(of)}`);
    const asked = ratio === null ? goal : `${goal} (${ratio.toFixed(2)})`;
    const past = baseline === null ? "" : `was ${short(baseline)}`;
    const cells = [met ? "met " : "MISS", what.padEnd(58), `${short(value)} ${unit}`.padStart(14), asked.padEnd(28)];
    console.log(`${cells.join("  ")}  ${[...peers, past].filter(Boolean).join(", ")}`);
  }
  writeFileSync(`${results}client.json`, `${JSON.stringify({ lines, medians: found }, null, 1)}\n`);
  return lines.every(({ met }) => met);
}
