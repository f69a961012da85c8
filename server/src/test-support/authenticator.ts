import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from "node:crypto";

/** What a passkey made in software answers; each field may be bent for a test. */
export interface Bent {
  readonly origin?: string;
  readonly rpId?: string;
  readonly challenge?: string;
  /** User present 1, user verified 4. */
  readonly flags?: number;
  readonly counter?: number;
  readonly id?: string;
}

const PRESENT_AND_VERIFIED = 5;
const ATTESTED = 0x40;

/** One ES256 passkey of one site, as a telephone would keep it. */
export class Authenticator {
  readonly id = randomBytes(16).toString("base64url");
  readonly #origin: string;
  readonly #key: KeyObject;
  readonly #cose: Buffer;
  #counter = 0;

  constructor(origin: string) {
    const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
    const { x = "", y = "" } = publicKey.export({ format: "jwk" });
    this.#origin = origin;
    this.#key = privateKey;
    this.#cose = Buffer.concat([
      Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21]),
      bytes(Buffer.from(x, "base64url")),
      Buffer.from([0x22]),
      bytes(Buffer.from(y, "base64url")),
    ]);
  }

  /** Answers `navigator.credentials.create`. */
  create(challenge: string, bent: Bent = {}) {
    const id = Buffer.from(this.id, "base64url");
    const length = Buffer.alloc(2);
    length.writeUInt16BE(id.length);
    const attested = Buffer.concat([Buffer.alloc(16), length, id, this.#cose]);
    const data = this.#authenticatorData(bent, ATTESTED, attested);
    const attestation = Buffer.concat([
      Buffer.from([0xa3]),
      text("fmt"),
      text("none"),
      text("attStmt"),
      Buffer.from([0xa0]),
      text("authData"),
      bytes(data),
    ]);
    const clientDataJSON = this.#clientData("webauthn.create", challenge, bent);
    return {
      id: this.id,
      rawId: this.id,
      type: "public-key",
      response: {
        clientDataJSON: clientDataJSON.toString("base64url"),
        attestationObject: attestation.toString("base64url"),
        transports: ["internal"],
      },
    };
  }

  /** Answers `navigator.credentials.get`. */
  use(challenge: string, bent: Bent = {}) {
    const data = this.#authenticatorData(bent, 0, Buffer.alloc(0));
    const clientDataJSON = this.#clientData("webauthn.get", challenge, bent);
    const signed = Buffer.concat([data, createHash("sha256").update(clientDataJSON).digest()]);
    const id = bent.id ?? this.id;
    return {
      id,
      rawId: id,
      type: "public-key",
      response: {
        clientDataJSON: clientDataJSON.toString("base64url"),
        authenticatorData: data.toString("base64url"),
        signature: sign("sha256", signed, this.#key).toString("base64url"),
      },
    };
  }

  #clientData(type: string, challenge: string, bent: Bent): Buffer {
    const { origin = this.#origin, challenge: other = challenge } = bent;
    return Buffer.from(JSON.stringify({ type, challenge: other, origin, crossOrigin: false }));
  }

  #authenticatorData(bent: Bent, flags: number, rest: Buffer): Buffer {
    const rpId = bent.rpId ?? new URL(this.#origin).hostname;
    const counter = Buffer.alloc(4);
    this.#counter += 1;
    counter.writeUInt32BE(bent.counter ?? this.#counter);
    return Buffer.concat([
      createHash("sha256").update(rpId).digest(),
      Buffer.from([(bent.flags ?? PRESENT_AND_VERIFIED) | flags]),
      counter,
      rest,
    ]);
  }
}

/** CBOR of a short string, and of 24 bytes to 64 KB in the shortest form: the verifier counts lengths by writing anew. */
function text(value: string): Buffer {
  return Buffer.concat([Buffer.from([0x60 | value.length]), Buffer.from(value)]);
}

function bytes(value: Buffer): Buffer {
  const { length } = value;
  return Buffer.concat([Buffer.from(length < 256 ? [0x58, length] : [0x59, length >> 8, length & 0xff]), value]);
}
