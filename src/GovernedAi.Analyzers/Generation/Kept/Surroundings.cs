using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Microsoft.CodeAnalysis;

namespace GovernedAi.Analyzers.Generation;

/// <summary>All of a compilation that bears on what binds in one of its files: the declarations in every file, the references and the options.</summary>
/// <remarks>Two that are equal bind the same file alike; what stands in the bodies of other files bears on nothing.</remarks>
internal sealed class Surroundings : IEquatable<Surroundings>
{
    private static readonly ConditionalWeakTable<Compilation, Surroundings> PerCompilation = new();

    private readonly byte[] _declarations;
    private readonly ImmutableArray<MetadataReference> _references;
    private readonly CompilationOptions _options;
    private readonly string? _assembly;

    private Surroundings(Compilation compilation, CancellationToken cancellation)
    {
        _declarations = Declarations(compilation, cancellation);
        _references = compilation.ExternalReferences;
        _options = compilation.Options;
        _assembly = compilation.AssemblyName;
    }

    public static Surroundings Of(Compilation compilation, CancellationToken cancellation)
    {
        if (PerCompilation.TryGetValue(compilation, out var known))
            return known;
        var made = new Surroundings(compilation, cancellation);
        return PerCompilation.GetValue(compilation, _ => made);
    }

    /// <remarks>References and options go by identity: an editor keeps them as long as nobody changes them.</remarks>
    public bool Equals(Surroundings? other) =>
        ReferenceEquals(this, other)
        || (other is not null
            && _declarations.AsSpan().SequenceEqual(other._declarations)
            && ReferenceEquals(_options, other._options)
            && _assembly == other._assembly
            && (_references == other._references || _references.SequenceEqual(other._references, ReferenceEquals)));

    public override bool Equals(object? obj) => Equals(obj as Surroundings);

    public override int GetHashCode() => BitConverter.ToInt32(_declarations, 0);

    /// <summary>Of all files in their order, which is the order of a type's parts.</summary>
    private static byte[] Declarations(Compilation compilation, CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var tree in compilation.SyntaxTrees)
            hash.AppendData(DeclarationFingerprint.Of(tree, cancellation));
        return hash.GetHashAndReset();
    }

    private static bool ReferenceEquals(MetadataReference one, MetadataReference other) => object.ReferenceEquals(one, other);
}
