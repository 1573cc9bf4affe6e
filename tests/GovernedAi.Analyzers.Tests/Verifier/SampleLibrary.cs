using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GovernedAi.Analyzers.Tests.Verifier;

/// <summary>Stands for a library that cannot be referenced here: its shapes, compiled under its name.</summary>
/// <param name="name">The name of its assembly.</param>
/// <param name="code">Its types, as far as samples need them.</param>
internal sealed class SampleLibrary(string name, string code)
{
    private readonly Lazy<byte[]> _image = new(() => Compile(name, code));

    public string Name => name;

    public byte[] Image => _image.Value;

    public MetadataReference Reference => MetadataReference.CreateFromImage(Image);

    private static byte[] Compile(string name, string code)
    {
        var compilation = CSharpCompilation.Create(name, [CSharpSyntaxTree.ParseText(code)], TestReferences.FrameworkOnly, new(OutputKind.DynamicallyLinkedLibrary));
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        return result.Success ? image.ToArray() : throw new InvalidOperationException(string.Join('\n', result.Diagnostics));
    }
}
