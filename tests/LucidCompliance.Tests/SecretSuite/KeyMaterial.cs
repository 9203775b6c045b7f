using System;
using System.Formats.Asn1;
using System.Numerics;
using System.Text;

namespace LucidCompliance.Tests.SecretSuite;

/// <summary>PEM blocks whose structure is that of real keys and whose numbers are drawn, so that none of them opens anything.</summary>
internal static class KeyMaterial
{
    public static string Pem(string label, SuiteRandom random)
    {
        var body = label switch
        {
            "RSA PRIVATE KEY" => Rsa(random),
            "PRIVATE KEY" => Pkcs8(random),
            "EC PRIVATE KEY" => Ec(random),
            "OPENSSH PRIVATE KEY" => OpenSsh(random),
            "PUBLIC KEY" => PublicKey(random),
            "CERTIFICATE" => Certificate(random),
            _ => throw new InvalidOperationException($"Unknown key '{label}'."),
        };
        var base64 = Convert.ToBase64String(body);
        var text = new StringBuilder($"-----BEGIN {label}-----\n");
        var width = label.StartsWith("OPENSSH", StringComparison.Ordinal) ? 70 : 64;
        for (var i = 0; i < base64.Length; i += width)
        {
            text.Append(base64, i, Math.Min(width, base64.Length - i)).Append('\n');
        }

        return text.Append($"-----END {label}-----").ToString();
    }

    private static byte[] Rsa(SuiteRandom random) => Encode(writer =>
    {
        using (writer.PushSequence())
        {
            writer.WriteInteger(0);
            WriteNumber(writer, random, 256);
            writer.WriteInteger(65537);
            WriteNumber(writer, random, 256);
            for (var i = 0; i < 5; i++)
            {
                WriteNumber(writer, random, 128);
            }
        }
    });

    private static byte[] Pkcs8(SuiteRandom random) => Encode(writer =>
    {
        using (writer.PushSequence())
        {
            writer.WriteInteger(0);
            WriteRsaAlgorithm(writer);
            writer.WriteOctetString(Rsa(random));
        }
    });

    private static byte[] Ec(SuiteRandom random) => Encode(writer =>
    {
        using (writer.PushSequence())
        {
            writer.WriteInteger(1);
            writer.WriteOctetString(random.Bytes(32));
            using (writer.PushSequence(new Asn1Tag(TagClass.ContextSpecific, 0)))
            {
                writer.WriteObjectIdentifier("1.2.840.10045.3.1.7");
            }

            using (writer.PushSequence(new Asn1Tag(TagClass.ContextSpecific, 1)))
            {
                writer.WriteBitString([4, .. random.Bytes(64)]);
            }
        }
    });

    private static byte[] PublicKey(SuiteRandom random) => Encode(writer =>
    {
        using (writer.PushSequence())
        {
            WriteRsaAlgorithm(writer);
            writer.WriteBitString(Encode(inner =>
            {
                using (inner.PushSequence())
                {
                    WriteNumber(inner, random, 256);
                    inner.WriteInteger(65537);
                }
            }));
        }
    });

    private static byte[] Certificate(SuiteRandom random) => Encode(writer =>
    {
        using (writer.PushSequence())
        {
            using (writer.PushSequence())
            {
                WriteNumber(writer, random, 16);
                WriteRsaAlgorithm(writer);
                writer.WriteEncodedValue(PublicKey(random));
            }

            WriteRsaAlgorithm(writer);
            writer.WriteBitString(random.Bytes(256));
        }
    });

    private static byte[] OpenSsh(SuiteRandom random)
    {
        byte[] name = [0, 0, 0, 11, .. Encoding.ASCII.GetBytes("ssh-ed25519")];
        byte[] point = [0, 0, 0, 32, .. random.Bytes(32)];
        byte[] check = random.Bytes(4);
        byte[] secret = [.. check, .. check, .. name, .. point, 0, 0, 0, 64, .. random.Bytes(64), 0, 0, 0, 6, .. Encoding.ASCII.GetBytes("deploy"), 1, 2, 3];
        byte[] none = [0, 0, 0, 4, .. Encoding.ASCII.GetBytes("none")];
        byte[] open = [.. name, .. point];
        return [.. Encoding.ASCII.GetBytes("openssh-key-v1\0"), .. none, .. none, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, (byte)open.Length, .. open, 0, 0, 0, (byte)secret.Length, .. secret];
    }

    private static void WriteRsaAlgorithm(AsnWriter writer)
    {
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier("1.2.840.113549.1.1.1");
            writer.WriteNull();
        }
    }

    private static void WriteNumber(AsnWriter writer, SuiteRandom random, int bytes)
    {
        var value = random.Bytes(bytes);
        value[0] |= 0xC0;
        writer.WriteInteger(new BigInteger(value, isUnsigned: true, isBigEndian: true));
    }

    private static byte[] Encode(Action<AsnWriter> write)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        write(writer);
        return writer.Encode();
    }
}
