export { PrompterScreen } from "./prompter-screen.tsx";
