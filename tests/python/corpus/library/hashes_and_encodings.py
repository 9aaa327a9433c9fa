# hashlib, hmac, base64, binascii, struct, zlib's checksum, uuid from a name.
import base64
import binascii
import hashlib
import hmac
import struct
import uuid

for name in ("md5", "sha1", "sha256", "sha512", "blake2b", "sha3_256"):
    print(name, hashlib.new(name, b"interleave").hexdigest()[:32])
print(hmac.new(b"key", b"message", "sha256").hexdigest()[:32], hashlib.sha256().digest_size)
print(base64.b64encode(b"\x00\xff data"), base64.b64decode("aGk="), base64.b32encode(b"hi"), base64.urlsafe_b64encode(b"\xfb\xff"))
print(binascii.hexlify(b"abc"), bytes.fromhex("00 ff"), binascii.crc32(b"abc"))
print(struct.pack(">IhB", 1, -2, 255), struct.unpack("<f", b"\x00\x00\x80?"), struct.calcsize("<qd"))
print(uuid.uuid5(uuid.NAMESPACE_DNS, "example.org"), uuid.UUID(int=5), uuid.UUID("{12345678-1234-5678-1234-567812345678}").version)
print(len(str(uuid.uuid4())), uuid.uuid4().version)
