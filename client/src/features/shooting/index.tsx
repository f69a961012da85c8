export { ShootsScreen } from "./days/shoots-screen.tsx";
export { OnSetDayScreen, OnSetScreen } from "./onset/on-set-screen.tsx";
export { CallSheetScreen } from "./sheet/call-sheet-screen.tsx";
