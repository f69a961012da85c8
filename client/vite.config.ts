import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";
import { VitePWA } from "vite-plugin-pwa";
import { compiledMessages } from "./build/compiled-messages.ts";

const server = `http://127.0.0.1:${process.env["PORT"] ?? "4321"}`;
const proxy = {
  "/api": server,
  "/media": server,
  "/feeds": server,
  "/healthz": server,
  "/sync": { target: server, ws: true },
};

/** Everything the entry needs statically goes into one file: forty small ones cost more bytes and more round trips. */
function firstLoad() {
  const modules = new Set<string>();
  const plugin: Plugin = {
    name: "first-load",
    buildEnd() {
      const waiting = [...this.getModuleIds()].filter((id) => this.getModuleInfo(id)?.isEntry);
      for (const id of waiting) {
        if (modules.has(id)) continue;
        modules.add(id);
        waiting.push(...(this.getModuleInfo(id)?.importedIds ?? []));
      }
    },
  };
  return { plugin, has: (id: string) => modules.has(id) };
}
const first = firstLoad();

export default defineConfig({
  plugins: [
    first.plugin,
    compiledMessages(),
    react(),
    tailwindcss(),
    VitePWA({
      // The app registers it (app/pwa) and asks before changing over.
      injectRegister: false,
      registerType: "prompt",
      strategies: "generateSW",
      workbox: {
        clientsClaim: true,
        skipWaiting: false,
        globPatterns: ["**/*.{js,css,html,svg,png,woff2}"],
        navigateFallback: "index.html",
        navigateFallbackDenylist: [/^\/(api|sync|media|feeds|healthz)(\/|$)/],
        maximumFileSizeToCacheInBytes: 4 * 1024 * 1024,
      },
      manifest: {
        name: "同频 Tongpin",
        short_name: "同频",
        lang: "zh-Hans",
        start_url: "/",
        display: "standalone",
        background_color: "#fdfdfe",
        theme_color: "#f6f7f8",
        icons: [
          { src: "/mark.svg", sizes: "any", type: "image/svg+xml" },
          { src: "/icon-192.png", sizes: "192x192", type: "image/png" },
          { src: "/icon-512.png", sizes: "512x512", type: "image/png" },
          { src: "/icon-maskable-512.png", sizes: "512x512", type: "image/png", purpose: "maskable" },
        ],
      },
    }),
  ],
  resolve: { dedupe: ["yjs", "y-protocols", "lib0", "react", "react-dom"] },
  build: {
    target: "baseline-widely-available",
    modulePreload: { polyfill: false },
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: "first", test: first.has }] } } },
  },
  server: { proxy },
  preview: { proxy },
});
