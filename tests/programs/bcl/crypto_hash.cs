// Hashes, HMAC, PBKDF2, HKDF, constant-time comparison, incremental hashing.
using System;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;

byte[] abc = "abc"u8.ToArray(), key = Enumerable.Range(0, 20).Select(i => (byte)i).ToArray();
Console.WriteLine(Convert.ToHexString(MD5.HashData(abc)));
Console.WriteLine(Convert.ToHexString(SHA1.HashData(abc)));
Console.WriteLine(Convert.ToHexString(SHA256.HashData(abc)));
Console.WriteLine(Convert.ToHexString(SHA384.HashData(abc)));
Console.WriteLine(Convert.ToHexString(SHA512.HashData(abc)));
Console.WriteLine(Convert.ToHexString(HMACSHA256.HashData(key, abc)));
Console.WriteLine(Convert.ToHexString(HMACMD5.HashData(key, abc)));
Console.WriteLine(SHA3_256.IsSupported && Convert.ToHexString(SHA3_256.HashData(abc)).StartsWith("3A985DA7"));
using (var inc = IncrementalHash.CreateHash(HashAlgorithmName.SHA256))
{
    foreach (byte b in abc) inc.AppendData([b]);
    Console.WriteLine(Convert.ToHexString(inc.GetCurrentHash())[..16] + " " + Convert.ToHexString(inc.GetHashAndReset())[..16] + " " + Convert.ToHexString(inc.GetHashAndReset())[..16]);
}
using (var sha = SHA256.Create())
using (var s = new CryptoStream(Stream.Null, sha, CryptoStreamMode.Write))
{
    s.Write(new byte[100000]);
    s.FlushFinalBlock();
    Console.WriteLine(Convert.ToHexString(sha.Hash!)[..16] + " " + sha.HashSize);
}
Console.WriteLine(Convert.ToHexString(Rfc2898DeriveBytes.Pbkdf2("password", "saltsalt"u8, 1000, HashAlgorithmName.SHA256, 24)));
Console.WriteLine(Convert.ToHexString(HKDF.DeriveKey(HashAlgorithmName.SHA256, key, 16, abc, abc)));
Console.WriteLine(CryptographicOperations.FixedTimeEquals(abc, "abc"u8) + " " + CryptographicOperations.FixedTimeEquals(abc, "abd"u8));
byte[] r = RandomNumberGenerator.GetBytes(32);
Console.WriteLine(r.Length + " " + r.Distinct().Any() + " " + (RandomNumberGenerator.GetInt32(5, 6) == 5) + " " + RandomNumberGenerator.GetHexString(10).Length);
try { SHA256.HashData(abc, new byte[3]); } catch (ArgumentException e) { Console.WriteLine(e.Message); }
Console.WriteLine(await Task(new MemoryStream(new byte[12345])));
static async System.Threading.Tasks.Task<string> Task(Stream s) => Convert.ToHexString(await SHA256.HashDataAsync(s))[..16];

// expect: 900150983CD24FB0D6963F7D28E17F72
// expect: A9993E364706816ABA3E25717850C26C9CD0D89D
// expect: BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD
// expect: CB00753F45A35E8BB5A03D699AC65007272C32AB0EDED1631A8B605A43FF5BED8086072BA1E7CC2358BAECA134C825A7
// expect: DDAF35A193617ABACC417349AE20413112E6FA4E89A97EA20A9EEEE64B55D39A2192992A274FC1A836BA3C23A3FEEBBD454D4423643CE80E2A9AC94FA54CA49F
// expect: E0EE2D40D246E53B1AACDC7CD62EEFD084FC4DEB2FF944D25474DAFEC5CD6E96
// expect: 929773ADB66C2AD226231946511E117A
// expect: True
// expect: BA7816BF8F01CFEA BA7816BF8F01CFEA E3B0C44298FC1C14
// expect: 9192C25B734FCBAD 256
// expect: 135F7A66144FCF0FB003CE048F31F024ED5CBFF30525D3BA
// expect: DFAA11A78AD167C963BC95834E0628AD
// expect: True False
// expect: 32 True True 10
// expect: Destination is too short. (Parameter 'destination')
// expect: 8C0A31939409F76C
