using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace GovernedAi.Tool.Reading;

/// <summary>One managed assembly, opened for reading; nothing of it is loaded or run.</summary>
internal sealed class AssemblyFile : IDisposable
{
    private readonly PEReader _image;
    private readonly Lazy<SourceLines> _lines;
    private readonly Lazy<bool> _hasInterceptors;

    private AssemblyFile(string path, PEReader image)
    {
        Path = path;
        _image = image;
        Metadata = image.GetMetadataReader(MetadataReaderOptions.None);
        Names = new NameHeap(Metadata);
        Ids = new DocumentationIds(Metadata);
        Attributes = new AttributeReader(Metadata, Ids.Types);
        _lines = new(() => SourceLines.Of(path, _image));

        Name = Metadata.IsAssembly ? Metadata.GetString(Metadata.GetAssemblyDefinition().Name) : System.IO.Path.GetFileNameWithoutExtension(path);
        Version = Metadata.IsAssembly ? Metadata.GetAssemblyDefinition().Version.ToString() : "";
        _hasInterceptors = new(() => Metadata.TypeDefinitions.Any(t => Metadata.StringComparer.Equals(Metadata.GetTypeDefinition(t).Namespace, GeneratedNames.InterceptorNamespace)));
        References = [.. Metadata.AssemblyReferences.Select(r => Metadata.GetString(Metadata.GetAssemblyReference(r).Name))];
    }

    public string Path { get; }

    public string Name { get; }

    public string Version { get; }

    public MetadataReader Metadata { get; }

    public NameHeap Names { get; }

    public DocumentationIds Ids { get; }

    public AttributeReader Attributes { get; }

    /// <summary>Where its methods stand in source, if a portable PDB lies in it or beside it.</summary>
    public SourceLines Lines => _lines.Value;

    /// <summary>Simple names of the assemblies it references.</summary>
    public IReadOnlyList<string> References { get; }

    /// <summary>Whether the attributes of GovernedAi can stand in it.</summary>
    public bool KnowsGovernedAi => References.Contains("GovernedAi");

    /// <summary>Whether the generator has written interceptors into it, or anything else.</summary>
    public bool HasInterceptors => _hasInterceptors.Value;

    /// <summary>Whether it is started by itself: nobody else is meant to call into it.</summary>
    public bool IsProgram => _image.PEHeaders.CorHeader is { EntryPointTokenOrRelativeVirtualAddress: not 0 };

    /// <summary>Opens the file.</summary>
    /// <exception cref="UnreadableException">It cannot be read as a managed assembly; the message says why.</exception>
    public static AssemblyFile Open(string path)
    {
        Stream? stream = null;
        try
        {
            stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
            return Open(path, stream);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            stream?.Dispose();
            throw new UnreadableException(SkipKind.NotRead, e is FileNotFoundException or DirectoryNotFoundException ? "there is no such file" : e.Message);
        }
    }

    /// <inheritdoc cref="Open(string)"/>
    public static AssemblyFile Open(string path, Stream stream)
    {
        PEReader? image = null;
        try
        {
            if (stream.Length > int.MaxValue)
                throw new UnreadableException(SkipKind.NotRead, "it is larger than 2 GB");

            image = new PEReader(stream);
            if (!image.HasMetadata)
                throw new UnreadableException(SkipKind.Native, "native code: it holds no .NET metadata");
            return new AssemblyFile(path, image);
        }
        catch (Exception e) when (Malformed.Is(e))
        {
            image?.Dispose();
            stream.Dispose();
            throw new UnreadableException(SkipKind.Malformed, $"not a valid assembly: {e.Message}");
        }
        catch
        {
            image?.Dispose();
            stream.Dispose();
            throw;
        }
    }

    /// <summary>Whether it was built to compile against and has no code.</summary>
    public bool IsReferenceOnly() =>
        Metadata.IsAssembly && Attributes.Has(EntityHandle.AssemblyDefinition, "System.Runtime.CompilerServices", "ReferenceAssemblyAttribute");

    /// <summary>Whether it holds nothing but resources for a culture.</summary>
    public bool IsSatellite() =>
        Metadata.IsAssembly && !Metadata.GetAssemblyDefinition().Culture.IsNil && Metadata.MethodDefinitions.All(m => Metadata.GetMethodDefinition(m).RelativeVirtualAddress == 0);

    /// <summary>The instructions of a method; empty where it has no body here.</summary>
    /// <exception cref="BadImageFormatException">The body does not lie in the file, or is not IL.</exception>
    public ReadOnlySpan<byte> Il(MethodDefinition method) =>
        method.RelativeVirtualAddress == 0 || (method.ImplAttributes & MethodImplAttributes.CodeTypeMask) != MethodImplAttributes.IL
            ? default
            : BodyLayout.Il(_image.GetSectionData(method.RelativeVirtualAddress));

    public void Dispose()
    {
        if (_lines.IsValueCreated)
            _lines.Value.Dispose();
        _image.Dispose();
    }
}
