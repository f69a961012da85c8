export * from "./channel-chip.tsx";
export * from "./clock-chip.tsx";
export * from "./date-chip.tsx";
export * from "./person-chip.tsx";
export * from "./shot-state-chip.tsx";
export * from "./stage-chip.tsx";
