// The stores side by side in one page; built by store.bench.ts into test/results.
export default {
  root: import.meta.dirname,
  base: "./",
  logLevel: "warn",
  resolve: { dedupe: ["yjs", "lib0", "y-protocols", "dexie"] },
  worker: { format: "es" },
  build: { outDir: "../../../results/store-page", emptyOutDir: true, target: "esnext" },
};
