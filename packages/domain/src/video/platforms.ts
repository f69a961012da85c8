/**
 * What the platforms demand, in one table to correct when they change. Figures and how sure we are of them:
 * domain/douyin.md. Lengths in code points, as the creator centre counts them.
 */
export const DOUYIN = {
  checkedOn: "2026-09-30",
  titleMax: { video: 30, image: 20, live: 30 },
  /** 1000 is documented for 图文; for video it is an analogy, so a longer caption only warns. */
  captionMax: 1000,
  topicsMax: 5,
  /** 商品短标题. */
  linkLabelMax: 10,
} as const;

export const PLATFORMS = ["douyin", "xiaohongshu", "kuaishou", "channels"] as const;
export type Platform = (typeof PLATFORMS)[number];

/** Hosts where a published work of a platform can be seen. Nothing else is ever recorded or shown as a publication. */
export const PUBLISHED_HOSTS: Readonly<Record<Platform, readonly string[]>> = {
  douyin: ["v.douyin.com", "www.douyin.com", "douyin.com", "www.iesdouyin.com"],
  xiaohongshu: ["www.xiaohongshu.com", "xhslink.com"],
  kuaishou: ["www.kuaishou.com", "v.kuaishou.com"],
  channels: ["channels.weixin.qq.com", "weixin.qq.com"],
};
