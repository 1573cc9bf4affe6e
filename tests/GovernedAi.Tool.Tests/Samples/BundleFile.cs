using System.IO.Compression;
using System.Text;
using GovernedAi.Tool.Reading;

namespace GovernedAi.Tool.Tests.Samples;

/// <summary>Writes a single-file application as Microsoft.NET.HostModel.Bundle.Manifest does.</summary>
internal static class BundleFile
{
    public static byte[] Of(int version, bool compressed, params (string Name, BundledKind Kind, byte[] Content)[] files)
    {
        using var stream = new MemoryStream();
        stream.Write([0x7F, (byte)'E', (byte)'L', (byte)'F', .. new byte[60]]);
        var offsetAt = stream.Position;
        stream.Write([.. new byte[8], .. Convert.FromHexString("8b1202b96a6120387" + "27b930214d7a03213f5b9e6efae3318ee3b2dce24b36aae")]);
        var stored = files.Select(f => (f.Name, f.Kind, Offset: Append(stream, compressed ? Deflate(f.Content) : f.Content), Size: f.Content.LongLength, Stored: compressed ? Deflate(f.Content).LongLength : 0)).ToList();

        var header = stream.Position;
        using var writer = new BinaryWriter(stream, Encoding.UTF8);
        writer.Write((uint)version);
        writer.Write(0u);
        writer.Write(files.Length);
        writer.Write("bundle-id");
        for (var i = 0; version >= 2 && i < 5; i++)
            writer.Write(0L);
        foreach (var (name, kind, offset, size, compressedSize) in stored)
        {
            writer.Write(offset);
            writer.Write(size);
            if (version >= 6)
                writer.Write(compressedSize);
            writer.Write((byte)kind);
            writer.Write(name);
        }

        stream.Position = offsetAt;
        writer.Write(header);
        writer.Flush();
        return stream.ToArray();
    }

    private static long Append(MemoryStream stream, byte[] content)
    {
        var at = stream.Position;
        stream.Write(content);
        return at;
    }

    private static byte[] Deflate(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var deflate = new DeflateStream(packed, CompressionLevel.Optimal))
            deflate.Write(content);
        return packed.ToArray();
    }
}
