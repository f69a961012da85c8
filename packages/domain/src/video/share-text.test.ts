import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PUBLISHED_HOSTS } from "./platforms.ts";
import { parseShareText, readPublishedUrl } from "./share-text.ts";

function parsed(text: string): string {
  const result = parseShareText(text);
  return result.ok ? result.value.url : result.error.code;
}

const ID = "7412345678901234567";

describe("抖音 share text", () => {
  it.each([
    [
      "7.99 复制打开抖音，看看【小满护肤的作品】一支洁面用了三个月 # 国货 # 成分党  https://v.douyin.com/iAbCdEf/ 12/31 :4pm W@m.Dh",
      "https://v.douyin.com/iAbCdEf/",
    ],
    [
      "3.58 Xm:/ 看看这个https://v.douyin.com/i_Ab-9Z/复制此链接，打开Dou音搜索，直接观看视频！",
      "https://v.douyin.com/i_Ab-9Z/",
    ],
    ["https://v.douyin.com/iAbCdEf", "https://v.douyin.com/iAbCdEf/"],
    ["链接：https://v.douyin.com/iAbCdEf/。谢谢", "https://v.douyin.com/iAbCdEf/"],
    ["see https://v.douyin.com/iAbCdEf/, ok", "https://v.douyin.com/iAbCdEf/"],
    [`（https://www.douyin.com/video/${ID}）`, `https://www.douyin.com/video/${ID}`],
    [`https://www.douyin.com/video/${ID}?previous_page=app_code_link`, `https://www.douyin.com/video/${ID}`],
    [`https://www.douyin.com/note/${ID}`, `https://www.douyin.com/note/${ID}`],
    [`https://www.douyin.com/user/MS4wLjABAAAA?modal_id=${ID}`, `https://www.douyin.com/video/${ID}`],
    [`https://www.iesdouyin.com/share/video/${ID}/?region=CN&mid=1#x`, `https://www.douyin.com/video/${ID}`],
    [`HTTPS://WWW.DOUYIN.COM/video/${ID}`, `https://www.douyin.com/video/${ID}`],
  ])("[VID5] %s", (text, url) => {
    expect(parsed(text)).toBe(url);
  });

  it.each([
    ["", "link-missing"],
    ["复制打开抖音，看看【小满护肤】", "link-missing"],
    ["v.douyin.com/iAbCdEf/", "link-missing"],
    ["http://v.douyin.com/iAbCdEf/", "link-not-https"],
    ["https://v.douyin.com.evil.example/iAbCdEf/", "link-host"],
    ["https://evil.example/https://v.douyin.com/iAbCdEf/", "link-host"],
    ["https://evil.example/?u=https://v.douyin.com/iAbCdEf/", "link-host"],
    ["https://v.douyin.com@evil.example/iAbCdEf/", "link-host"],
    ["https://evil.example#@v.douyin.com/iAbCdEf/", "link-host"],
    ["https://v.douyin.com:8443/iAbCdEf/", "link-host"],
    ["https://user:pw@v.douyin.com/iAbCdEf/", "link-host"],
    ["https://notdouyin.com/video/7412345678901234567", "link-host"],
    ["https://ｖ.douyin.com/iAbCdEf/", "link-missing"],
    ["https://v.douyin.com/", "link-not-a-work"],
    ["https://v.douyin.com/a/b/c", "link-not-a-work"],
    ["https://www.douyin.com/user/MS4wLjABAAAA", "link-not-a-work"],
    ["https://www.douyin.com/video/abc", "link-not-a-work"],
    ["https://www.douyin.com/search/7412345678901234567", "link-not-a-work"],
    ["javascript:alert('https://v.douyin.com/')", "link-not-a-work"],
  ])("[VID6] refused: %s", (text, code) => {
    expect(parsed(text)).toBe(code);
  });

  it("[VID5] the same link twice is one link, two works are too many", () => {
    expect(parsed("https://v.douyin.com/iAbCdEf/ https://v.douyin.com/iAbCdEf")).toBe("https://v.douyin.com/iAbCdEf/");
    expect(parsed("https://v.douyin.com/iAbCdEf/ https://v.douyin.com/iXyZ123/")).toBe("several-links");
  });

  it("[VID5] a foreign link beside the work's does not hide it", () => {
    expect(parsed("官网 https://example.com 视频 https://v.douyin.com/iAbCdEf/")).toBe("https://v.douyin.com/iAbCdEf/");
  });

  it("[VID5] other platforms keep the query their links need", () => {
    expect(readPublishedUrl("https://www.xiaohongshu.com/explore/66aa?xsec_token=AB%3D")).toMatchObject({
      ok: true,
      value: { platform: "xiaohongshu", url: "https://www.xiaohongshu.com/explore/66aa?xsec_token=AB%3D" },
    });
    expect(readPublishedUrl("https://www.kuaishou.com/")).toMatchObject({
      ok: false,
      error: { code: "link-not-a-work" },
    });
  });

  it("[VID6] whatever is read is https on a listed host, and reads as itself", () => {
    const hosts = Object.values(PUBLISHED_HOSTS).flat();
    const noise = fc.string({ unit: "grapheme", maxLength: 20 });
    const url = fc
      .tuple(
        fc.constantFrom("https://", "http://", "HTTPS://"),
        fc.constantFrom(...hosts, "evil.example", "a@v.douyin.com"),
        noise,
      )
      .map(([scheme, host, path]) => `${scheme}${host}/${path}`);
    fc.assert(
      fc.property(noise, url, noise, (before, link, after) => {
        const result = parseShareText(`${before}${link}${after}`);
        if (!result.ok) return;
        const [, host] = /^https:\/\/([^/]+)\/[\x21-\x7e]+$/.exec(result.value.url) ?? [];
        expect(hosts).toContain(host);
        expect(readPublishedUrl(result.value.url)).toEqual(result);
      }),
      { numRuns: 2000 },
    );
  });

  it("[VID6] a megabyte of pasted text is read at once", () => {
    expect(parsed(`${"https://".repeat(60_000)}${"看".repeat(200_000)}`)).toBe("link-missing");
  });
});
