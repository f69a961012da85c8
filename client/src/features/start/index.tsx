export { JoinScreen } from "./join-screen.tsx";
export { LoginScreen } from "./login-screen.tsx";
export { NewBrandScreen } from "./new-brand-screen.tsx";
export { SetupScreen } from "./setup-screen.tsx";
export { StartScreen } from "./start-screen.tsx";
