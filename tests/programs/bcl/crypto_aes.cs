// AES in its modes, AES-GCM, RSA and ECDSA round trips, padding errors, tampering found.
using System;
using System.Linq;
using System.Security.Cryptography;
using System.Text;

byte[] key = Enumerable.Range(0, 32).Select(i => (byte)i).ToArray(), iv = new byte[16], text = Encoding.UTF8.GetBytes("The quick brown fox jumps over the lazy dog");
using var aes = Aes.Create();
aes.Key = key;
foreach (var padding in new[] { PaddingMode.PKCS7, PaddingMode.ANSIX923 })
{
    byte[] c = aes.EncryptCbc(text, iv, padding);
    Console.WriteLine(padding + " " + Convert.ToHexString(c)[..32] + " " + c.Length + " " + Encoding.UTF8.GetString(aes.DecryptCbc(c, iv, padding)));
}
Console.WriteLine(Convert.ToHexString(aes.EncryptEcb(text, PaddingMode.PKCS7))[..32] + " " + Convert.ToHexString(aes.EncryptCfb(text, iv))[..32]);
using (var t = aes.CreateEncryptor(key, iv)) Console.WriteLine(Convert.ToHexString(t.TransformFinalBlock(text, 0, text.Length))[^16..] + " " + t.InputBlockSize + " " + t.CanReuseTransform);
try { aes.DecryptCbc(new byte[16], iv); } catch (CryptographicException e) { Console.WriteLine(e.GetType().Name + " " + e.Message); }
using var gcm = new AesGcm(key, 16);
byte[] cipher = new byte[text.Length], tag = new byte[16], plain = new byte[text.Length];
gcm.Encrypt(new byte[12], text, cipher, tag, "extra"u8);
Console.WriteLine(Convert.ToHexString(tag));
gcm.Decrypt(new byte[12], cipher, tag, plain, "extra"u8);
Console.WriteLine(Encoding.UTF8.GetString(plain));
tag[0] ^= 1;
try { gcm.Decrypt(new byte[12], cipher, tag, plain, "extra"u8); } catch (AuthenticationTagMismatchException e) { Console.WriteLine(e.Message); }
using var rsa = RSA.Create(2048);
byte[] signature = rsa.SignData(text, HashAlgorithmName.SHA256, RSASignaturePadding.Pss);
Console.WriteLine(rsa.VerifyData(text, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pss) + " " + Encoding.UTF8.GetString(rsa.Decrypt(rsa.Encrypt(text, RSAEncryptionPadding.OaepSHA256), RSAEncryptionPadding.OaepSHA256))[..9]);
using var copy = RSA.Create();
copy.ImportFromPem(rsa.ExportRSAPublicKeyPem());
Console.WriteLine(copy.KeySize + " " + copy.VerifyData(text, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pss));
using var ec = ECDsa.Create(ECCurve.NamedCurves.nistP256);
Console.WriteLine(ec.VerifyData(text, ec.SignData(text, HashAlgorithmName.SHA256), HashAlgorithmName.SHA256) + " " + ec.KeySize + " " + ec.ExportSubjectPublicKeyInfoPem().Split('\n')[0]);
using var dh1 = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
using var dh2 = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
Console.WriteLine(dh1.DeriveKeyMaterial(dh2.PublicKey).AsSpan().SequenceEqual(dh2.DeriveKeyMaterial(dh1.PublicKey)));

// expect: PKCS7 BCE46469E2F7AB6B7EA767BD3252529A 48 The quick brown fox jumps over the lazy dog
// expect: ANSIX923 BCE46469E2F7AB6B7EA767BD3252529A 48 The quick brown fox jumps over the lazy dog
// expect: BCE46469E2F7AB6B7EA767BD3252529A A69C9A7775E97C964C9CE503148DFC5F
// expect: 3838FAD4043C22A6 16 True
// expect: CryptographicException Padding is invalid and cannot be removed.
// expect: 206350F828D2AAEB0A29417C450D2B9D
// expect: The quick brown fox jumps over the lazy dog
// expect: The computed authentication tag did not match the input authentication tag.
// expect: True The quick
// expect: 2048 True
// expect: True 256 -----BEGIN PUBLIC KEY-----
// expect: True
