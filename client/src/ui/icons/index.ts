import { createIcon } from "./icon.tsx";

export type { Icon } from "./icon.tsx";

// Places
export const IconToday = createIcon(
  "M8 2.25v1M8 12.75v1M2.25 8h1M12.75 8h1M3.93 3.93l.7.7M11.37 11.37l.7.7M3.93 12.07l.7-.7M11.37 4.63l.7-.7M10.5 8a2.5 2.5 0 1 1-5 0 2.5 2.5 0 0 1 5 0Z",
);
export const IconCalendar = createIcon(
  "M2.75 6.25h10.5M5.25 1.75v2.5M10.75 1.75v2.5M4 3h8a1.25 1.25 0 0 1 1.25 1.25v7.5A1.25 1.25 0 0 1 12 13H4a1.25 1.25 0 0 1-1.25-1.25v-7.5A1.25 1.25 0 0 1 4 3Z",
);
export const IconCampaign = createIcon(
  "M3.5 14V2.5M3.5 3h7.6c.4 0 .64.46.4.8L9.75 6.25l1.75 2.45c.24.34 0 .8-.4.8H3.5",
);
export const IconVideo = createIcon(
  "M4 3h8a1.5 1.5 0 0 1 1.5 1.5v7A1.5 1.5 0 0 1 12 13H4a1.5 1.5 0 0 1-1.5-1.5v-7A1.5 1.5 0 0 1 4 3ZM5.5 3v10M2.5 6.25h3M2.5 9.75h3",
  "M8.25 6.4v3.2c0 .3.33.48.58.32l2.5-1.6a.38.38 0 0 0 0-.64l-2.5-1.6a.38.38 0 0 0-.58.32Z",
);
export const IconReview = createIcon(
  "M13.25 7.25V4.5A1.5 1.5 0 0 0 11.75 3h-7.5a1.5 1.5 0 0 0-1.5 1.5v6a1.5 1.5 0 0 0 1.5 1.5H7M9.25 11.5l1.75 1.75 3-3.25",
  "M6.5 5.75v3.5c0 .3.33.48.58.32l2.75-1.75a.38.38 0 0 0 0-.64L7.08 5.43a.38.38 0 0 0-.58.32Z",
);
export const IconShoot = createIcon(
  "M3.25 5.25h6a1.25 1.25 0 0 1 1.25 1.25v4.75a1.25 1.25 0 0 1-1.25 1.25h-6A1.25 1.25 0 0 1 2 11.25V6.5a1.25 1.25 0 0 1 1.25-1.25ZM10.5 8.25 14 6.25v5.25l-3.5-2M4 3h3.5",
);
export const IconSettings = createIcon(
  "M2.25 4.75h6.5M12.25 4.75h1.5M2.25 11.25h1.5M7.25 11.25h6.5M12.25 4.75a1.75 1.75 0 1 1-3.5 0 1.75 1.75 0 0 1 3.5 0ZM7.25 11.25a1.75 1.75 0 1 1-3.5 0 1.75 1.75 0 0 1 3.5 0Z",
);
export const IconMore = createIcon(
  "",
  "M4.5 8a1.1 1.1 0 1 1-2.2 0 1.1 1.1 0 0 1 2.2 0ZM9.1 8a1.1 1.1 0 1 1-2.2 0 1.1 1.1 0 0 1 2.2 0ZM13.7 8a1.1 1.1 0 1 1-2.2 0 1.1 1.1 0 0 1 2.2 0Z",
);
export const IconMenu = createIcon("M2.5 4.5h11M2.5 8h11M2.5 11.5h11");
export const IconSidebar = createIcon(
  "M4 3h8a1.5 1.5 0 0 1 1.5 1.5v7A1.5 1.5 0 0 1 12 13H4a1.5 1.5 0 0 1-1.5-1.5v-7A1.5 1.5 0 0 1 4 3ZM6.25 3v10",
);
export const IconBoard = createIcon("M3 3h2.5v10H3zM7 3h2.5v6.5H7zM11 3h2.5v8H11z");
export const IconList = createIcon("M6 4h7.5M6 8h7.5M6 12h7.5M2.75 4h.01M2.75 8h.01M2.75 12h.01");

// Moves
export const IconPlus = createIcon("M8 3v10M3 8h10");
export const IconClose = createIcon("m4 4 8 8M12 4l-8 8");
export const IconCheck = createIcon("m3 8.5 3.25 3.25L13 4.75");
export const IconChevronDown = createIcon("m4.5 6.25 3.5 3.5 3.5-3.5");
export const IconChevronUp = createIcon("m4.5 9.75 3.5-3.5 3.5 3.5");
export const IconChevronRight = createIcon("m6.25 4.5 3.5 3.5-3.5 3.5");
export const IconChevronLeft = createIcon("m9.75 4.5-3.5 3.5 3.5 3.5");
export const IconArrowLeft = createIcon("M13 8H3M7 4 3 8l4 4");
export const IconArrowRight = createIcon("M3 8h10M9 4l4 4-4 4");
export const IconArrowUp = createIcon("M8 13V3M4 7l4-4 4 4");
export const IconArrowDown = createIcon("M8 3v10M4 9l4 4 4-4");
export const IconExpand = createIcon("M9.5 2.75h3.75V6.5M6.5 13.25H2.75V9.5M13 3 9.25 6.75M3 13l3.75-3.75");
export const IconExternal = createIcon(
  "M9.25 2.75h4v4M13 3 7.75 8.25M11.75 9.5v2.25a1.5 1.5 0 0 1-1.5 1.5h-6a1.5 1.5 0 0 1-1.5-1.5v-6a1.5 1.5 0 0 1 1.5-1.5H6.5",
);
export const IconGrip = createIcon(
  "",
  "M6.75 4a1 1 0 1 1-2 0 1 1 0 0 1 2 0ZM11.25 4a1 1 0 1 1-2 0 1 1 0 0 1 2 0ZM6.75 8a1 1 0 1 1-2 0 1 1 0 0 1 2 0ZM11.25 8a1 1 0 1 1-2 0 1 1 0 0 1 2 0ZM6.75 12a1 1 0 1 1-2 0 1 1 0 0 1 2 0ZM11.25 12a1 1 0 1 1-2 0 1 1 0 0 1 2 0Z",
);

// Deeds
export const IconSearch = createIcon("m10.4 10.4 3.1 3.1M11.75 7a4.75 4.75 0 1 1-9.5 0 4.75 4.75 0 0 1 9.5 0Z");
export const IconFilter = createIcon("M2.5 4.25h11M4.75 8h6.5M6.75 11.75h2.5");
export const IconEdit = createIcon("M10.9 2.9a1.56 1.56 0 0 1 2.2 2.2l-7.35 7.35-3 .8.8-3L10.9 2.9ZM9.5 4.3l2.2 2.2");
export const IconCopy = createIcon(
  "M6.5 5.5h5.25a1 1 0 0 1 1 1v6.25a1 1 0 0 1-1 1H6.5a1 1 0 0 1-1-1V6.5a1 1 0 0 1 1-1ZM3.25 10.25v-7a1 1 0 0 1 1-1h5.5",
);
export const IconLink = createIcon(
  "M6.75 9.25a2.5 2.5 0 0 0 3.54 0l2.23-2.23a2.5 2.5 0 0 0-3.54-3.54l-.73.73M9.25 6.75a2.5 2.5 0 0 0-3.54 0L3.48 8.98a2.5 2.5 0 0 0 3.54 3.54l.73-.73",
);
export const IconTrash = createIcon(
  "M2.75 4.25h10.5M6.25 4.25v-1a1 1 0 0 1 1-1h1.5a1 1 0 0 1 1 1v1M4.25 4.25l.5 8a1.25 1.25 0 0 0 1.25 1.25h4a1.25 1.25 0 0 0 1.25-1.25l.5-8M6.75 7v3.75M9.25 7v3.75",
);
export const IconUndo = createIcon("M3 6.25h6.25a3.5 3.5 0 1 1 0 7H6.5M5.75 3.25 2.75 6.25l3 3");
export const IconRedo = createIcon("M13 6.25H6.75a3.5 3.5 0 1 0 0 7H9.5M10.25 3.25l3 3-3 3");
export const IconRefresh = createIcon(
  "M13 3v3.25H9.75M3 13V9.75h3.25M12.6 6.25A5 5 0 0 0 4 5M3.4 9.75A5 5 0 0 0 12 11",
);
export const IconUpload = createIcon(
  "M8 10.25v-7.5M4.75 5.75 8 2.5l3.25 3.25M2.75 10.5v1.25a1.5 1.5 0 0 0 1.5 1.5h7.5a1.5 1.5 0 0 0 1.5-1.5V10.5",
);
export const IconDownload = createIcon(
  "M8 2.5V10M4.75 7 8 10.25 11.25 7M2.75 10.5v1.25a1.5 1.5 0 0 0 1.5 1.5h7.5a1.5 1.5 0 0 0 1.5-1.5V10.5",
);
export const IconPlay = createIcon(
  "",
  "M4.5 3.3v9.4c0 .62.68 1 1.21.67l7.5-4.7a.8.8 0 0 0 0-1.34l-7.5-4.7a.8.8 0 0 0-1.21.67Z",
);
export const IconPause = createIcon("", "M4.5 3h2.25v10H4.5zM9.25 3h2.25v10H9.25z");
export const IconStar = createIcon(
  "m8 2.4 1.7 3.5 3.85.55-2.8 2.7.68 3.83L8 11.15 4.57 13l.68-3.83-2.8-2.7 3.85-.55L8 2.4Z",
);
export const IconStarFull = createIcon(
  "",
  "m8 1.9 1.9 3.85 4.25.6-3.08 3 .74 4.23L8 11.57l-3.81 2 .74-4.23-3.08-3 4.25-.6L8 1.9Z",
);
export const IconPrint = createIcon(
  "M4.75 6V2.5h6.5V6M4.75 11.5H3.5A1.25 1.25 0 0 1 2.25 10.25v-3A1.25 1.25 0 0 1 3.5 6h9a1.25 1.25 0 0 1 1.25 1.25v3a1.25 1.25 0 0 1-1.25 1.25h-1.25M4.75 9.5h6.5v4h-6.5v-4Z",
);
export const IconSend = createIcon("M13.5 2.5 7.25 8.75M13.5 2.5l-4 11-2.25-4.75L2.5 6.5l11-4Z");
export const IconSignOut = createIcon(
  "M6 2.75H4.25a1.5 1.5 0 0 0-1.5 1.5v7.5a1.5 1.5 0 0 0 1.5 1.5H6M10.5 5l3 3-3 3M13.25 8H6.5",
);

// Things and states
export const IconClock = createIcon("M8 4.75V8l2.25 1.5M13.75 8a5.75 5.75 0 1 1-11.5 0 5.75 5.75 0 0 1 11.5 0Z");
export const IconAlert = createIcon(
  "M8 6v3M8 11.25h.01M7.13 2.75 1.9 11.75a1 1 0 0 0 .87 1.5h10.46a1 1 0 0 0 .87-1.5l-5.23-9a1 1 0 0 0-1.74 0Z",
);
export const IconInfo = createIcon("M8 7.5v3.25M8 5.25h.01M13.75 8a5.75 5.75 0 1 1-11.5 0 5.75 5.75 0 0 1 11.5 0Z");
export const IconCheckCircle = createIcon(
  "m5.5 8.25 1.75 1.75 3.25-3.75M13.75 8a5.75 5.75 0 1 1-11.5 0 5.75 5.75 0 0 1 11.5 0Z",
);
export const IconUser = createIcon(
  "M10.5 5.25a2.5 2.5 0 1 1-5 0 2.5 2.5 0 0 1 5 0ZM3 13.25c.4-2.4 2.5-3.75 5-3.75s4.6 1.35 5 3.75",
);
export const IconChannel = createIcon(
  "M6.5 10.75V3l5.75-1v7.5M6.5 10.75a1.9 1.9 0 1 1-3.8 0 1.9 1.9 0 0 1 3.8 0ZM12.25 9.5a1.9 1.9 0 1 1-3.8 0 1.9 1.9 0 0 1 3.8 0Z",
);
export const IconLock = createIcon(
  "M4.25 7h7.5a1 1 0 0 1 1 1v4.5a1 1 0 0 1-1 1h-7.5a1 1 0 0 1-1-1V8a1 1 0 0 1 1-1ZM5.5 7V5a2.5 2.5 0 0 1 5 0v2",
);
export const IconEye = createIcon(
  "M1.75 8S4 3.5 8 3.5 14.25 8 14.25 8 12 12.5 8 12.5 1.75 8 1.75 8ZM9.75 8a1.75 1.75 0 1 1-3.5 0 1.75 1.75 0 0 1 3.5 0Z",
);
export const IconComment = createIcon(
  "M13.25 7.5c0 2.62-2.35 4.5-5.25 4.5-.6 0-1.2-.08-1.74-.23L3 13.25l.73-2.56A4.2 4.2 0 0 1 2.75 7.5C2.75 4.88 5.1 3 8 3s5.25 1.88 5.25 4.5Z",
);
export const IconShots = createIcon(
  "M2.75 6.5h10.5v6a1 1 0 0 1-1 1h-8.5a1 1 0 0 1-1-1v-6ZM2.75 6.5l-.4-2.3 10.3-1.85.4 2.3M5.5 3.65l1.3 2.5M9.1 3l1.3 2.5",
);
export const IconCloudOff = createIcon(
  "M2.5 2.5l11 11M4.4 6.52A3 3 0 0 0 4.75 12.5h6.75M6.6 4.2a3.75 3.75 0 0 1 5.08 3.05 2.65 2.65 0 0 1 1.9 3.6",
);
export const IconDevice = createIcon("M3.5 3h9a1 1 0 0 1 1 1v6h-11V4a1 1 0 0 1 1-1ZM1.5 12.5h13M2.5 10h11");
export const IconPrompter = createIcon("M2.5 3.25h11v7.5h-11zM5 6h6M5 8.25h3.5M6 13.25h4");
export const IconGlobe = createIcon(
  "M13.75 8a5.75 5.75 0 1 1-11.5 0 5.75 5.75 0 0 1 11.5 0ZM2.5 8h11M8 2.25c1.6 1.6 2.4 3.5 2.4 5.75S9.6 12.15 8 13.75C6.4 12.15 5.6 10.25 5.6 8S6.4 3.85 8 2.25Z",
);
export const IconSun = createIcon(
  "M8 1.75v1M8 13.25v1M1.75 8h1M13.25 8h1M3.58 3.58l.7.7M11.72 11.72l.7.7M3.58 12.42l.7-.7M11.72 4.28l.7-.7M10.75 8a2.75 2.75 0 1 1-5.5 0 2.75 2.75 0 0 1 5.5 0Z",
);
export const IconMoon = createIcon("M13.25 9.5A5.75 5.75 0 0 1 6.5 2.75a5.5 5.5 0 1 0 6.75 6.75Z");
export const IconKeyboard = createIcon(
  "M2.75 4h10.5a1 1 0 0 1 1 1v6a1 1 0 0 1-1 1H2.75a1 1 0 0 1-1-1V5a1 1 0 0 1 1-1ZM4.5 6.75h.01M6.85 6.75h.01M9.15 6.75h.01M11.5 6.75h.01M5 9.5h6",
);
export const IconFlame = createIcon(
  "M8 13.75c-2.6 0-4.5-1.8-4.5-4.3 0-1.9 1.1-3 2-4.1.3 1 .8 1.5 1.5 1.8-.2-2 .4-3.7 1.9-4.9.2 1.9 1 2.8 2 3.9.9 1 1.6 1.9 1.6 3.4 0 2.4-1.9 4.2-4.5 4.2Z",
);
export const IconSparkle = createIcon("M8 2.5 9.3 6.7 13.5 8 9.3 9.3 8 13.5 6.7 9.3 2.5 8l4.2-1.3L8 2.5Z");
export const IconCompare = createIcon(
  "M8 2v12M5.75 4.25h-2.5A1 1 0 0 0 2.25 5.25v5.5a1 1 0 0 0 1 1h2.5M10.25 4.25h2.5a1 1 0 0 1 1 1v5.5a1 1 0 0 1-1 1h-2.5M4 7h1.75M10.25 9H12",
);

// Pictures
export const IconPicture = createIcon(
  "M3.5 2.75h9a1 1 0 0 1 1 1v8.5a1 1 0 0 1-1 1h-9a1 1 0 0 1-1-1v-8.5a1 1 0 0 1 1-1ZM2.75 11l3.1-3.4 2.6 2.8 1.6-1.7 3.2 3.3M10.5 6.1h.01",
);
export const IconCamera = createIcon(
  "M2.5 5.25h2.4l1-1.75h4.2l1 1.75h2.4v7.5h-11v-7.5ZM10.25 8.75a2.25 2.25 0 1 1-4.5 0 2.25 2.25 0 0 1 4.5 0Z",
);
export const IconPen = createIcon("M2.75 13.25l.8-3.1 7.4-7.4 2.3 2.3-7.4 7.4-3.1.8ZM9.3 4.4l2.3 2.3");
export const IconDrawArrow = createIcon("M3 13 12.5 3.5M6.75 3.25h6v6");
export const IconBox = createIcon("M3 4h10v8H3z");
export const IconFigure = createIcon(
  "M9.75 3.75a1.75 1.75 0 1 1-3.5 0 1.75 1.75 0 0 1 3.5 0ZM8 5.5v4.25M4.25 8.25 8 6.5l3.75 1.75M5 14l3-4.25L11 14",
);
export const IconRubber = createIcon(
  "M6 13h7.5M2.75 9.75l6-6.25a1 1 0 0 1 1.4 0l2.6 2.6a1 1 0 0 1 0 1.4L7.25 13H5.5l-2.75-2.75a.35.35 0 0 1 0-.5ZM5.75 6.6l4.1 4.1",
);
export const IconSafeArea = createIcon("M4.5 1.75h7v12.5h-7zM4.5 4.5h7M9.75 7.25v3M4.5 11.75h3.75");
export const IconCrop = createIcon("M4.5 1.75h7v12.5h-7zM4.5 4h7M4.5 12h7");
export const IconMinus = createIcon("M3.5 8h9");
