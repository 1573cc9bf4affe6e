using System.Buffers.Binary;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace GovernedAi.Tool.Reading;

/// <summary>A place in source; lines and columns count from 1, the end column is the one after the last.</summary>
internal sealed record SourcePlace(string File, int Line, int Column, int EndLine, int EndColumn)
{
    /// <summary>A file of which no line is known.</summary>
    public static SourcePlace Of(string file) => new(file, 0, 0, 0, 0);

    /// <summary>Whether its line is known.</summary>
    public bool HasLine => Line > 0;

    /// <summary>The file's name, and the line where it is known.</summary>
    public string Short => HasLine ? $"{Path.GetFileName(File)}:{Line}" : Path.GetFileName(File);
}

/// <summary>Finds source places in a portable PDB, embedded or beside the assembly. Without one, or with a damaged one, there are none.</summary>
internal sealed class SourceLines : IDisposable
{
    // Deflate cannot do better; a header that promises more is damaged, and would have as much memory set aside.
    private const int MaxDeflateRatio = 1032;

    // TypeDefinitionDocuments: compilers write them for types that no method body leads to.
    private static readonly Guid TypeDocuments = new("932E74BC-DBA9-4478-8D46-0F32A7BAB3D3");

    private readonly MetadataReaderProvider? _provider;
    private readonly MetadataReader? _pdb;
    private readonly Dictionary<int, List<SequencePoint>> _points = [];

    private SourceLines(MetadataReaderProvider? provider, MetadataReader? pdb) => (_provider, _pdb) = (provider, pdb);

    public static SourceLines Of(string assemblyPath, PEReader image)
    {
        MetadataReaderProvider? provider = null;
        try
        {
            if (PromisesTooMuch(image) || !image.TryOpenAssociatedPortablePdb(assemblyPath, Beside, out provider, out _))
                return new(null, null);
            return new(provider, provider!.GetMetadataReader());
        }
        catch (Exception e) when (Malformed.Is(e) || e is UnauthorizedAccessException)
        {
            provider?.Dispose();
            return new(null, null);
        }
    }

    /// <summary>The place of the instruction at <paramref name="offset"/>.</summary>
    public SourcePlace? At(MethodDefinitionHandle method, int offset)
    {
        try
        {
            // Compilers may leave a call's own offset without a point; the one before it counts.
            SequencePoint? found = null;
            foreach (var point in Points(method))
            {
                if (point.Offset > offset && found is not null)
                    break;
                if (!point.IsHidden)
                    found = point;
            }

            return found is { } at ? new(_pdb!.GetString(_pdb.GetDocument(at.Document).Name), at.StartLine, at.StartColumn, at.EndLine, at.EndColumn) : null;
        }
        catch (Exception e) when (Malformed.Is(e))
        {
            return null;
        }
    }

    /// <summary>The place nearest to what has no body of its own: where the first of its type's bodies starts, or else the file of the type.</summary>
    /// <param name="metadata">The assembly's.</param>
    /// <param name="type">The type.</param>
    public SourcePlace? Near(MetadataReader metadata, TypeDefinitionHandle type) =>
        metadata.GetTypeDefinition(type).GetMethods().Select(m => At(m, 0)).OfType<SourcePlace>().MinBy(p => (p.Line, p.Column)) ?? Document(type);

    public void Dispose() => _provider?.Dispose();

    private SourcePlace? Document(TypeDefinitionHandle type)
    {
        try
        {
            var documents = (_pdb?.GetCustomDebugInformation(type) ?? []).Select(_pdb!.GetCustomDebugInformation).Where(i => _pdb.GetGuid(i.Kind) == TypeDocuments).Select(i => _pdb.GetBlobReader(i.Value)).ToList();
            return documents is [var first, ..] ? SourcePlace.Of(_pdb!.GetString(_pdb.GetDocument(MetadataTokens.DocumentHandle(first.ReadCompressedInteger())).Name)) : null;
        }
        catch (Exception e) when (Malformed.Is(e))
        {
            return null;
        }
    }

    private List<SequencePoint> Points(MethodDefinitionHandle method)
    {
        var row = MetadataTokens.GetRowNumber(method);
        if (_points.TryGetValue(row, out var points))
            return points;

        points = [];
        if (_pdb is not null && row <= _pdb.MethodDebugInformation.Count)
            points.AddRange(_pdb.GetMethodDebugInformation(MetadataTokens.MethodDebugInformationHandle(row)).GetSequencePoints());
        _points.Add(row, points);
        return points;
    }

    private static FileStream? Beside(string path) => File.Exists(path) ? new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete) : null;

    private static bool PromisesTooMuch(PEReader image)
    {
        foreach (var entry in image.ReadDebugDirectory())
        {
            if (entry.Type != DebugDirectoryEntryType.EmbeddedPortablePdb)
                continue;
            var data = image.GetSectionData(entry.DataRelativeVirtualAddress).GetReader();
            if (data.Length < 8 || entry.DataSize < 8)
                return true;
            data.Offset = 4;
            var size = BinaryPrimitives.ReadInt32LittleEndian(data.ReadBytes(4));
            if (size < 0 || size > (long)entry.DataSize * MaxDeflateRatio)
                return true;
        }

        return false;
    }
}
