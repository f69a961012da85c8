export { ChannelGridScreen } from "./grid/channel-grid-screen.tsx";
