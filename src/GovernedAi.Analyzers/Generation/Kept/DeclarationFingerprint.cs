using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace GovernedAi.Analyzers.Generation;

/// <summary>Digests what of a file other files can see: all of its text but the bodies of methods, constructors, operators and accessors.</summary>
/// <remarks>
/// What is in doubt counts. A body with a directive does, since <c>#nullable</c> and <c>#if</c> reach beyond it; so does an accessor that may
/// speak of its <c>field</c>, and so do the bodies of a struct that may store its constructor's parameters. Top-level statements count:
/// their locals hide names in other files.
/// </remarks>
internal static class DeclarationFingerprint
{
    private static readonly ConditionalWeakTable<SyntaxTree, byte[]> PerTree = new();

    /// <returns>32 bytes, equal for two trees only if no other file can tell one from the other.</returns>
    public static byte[] Of(SyntaxTree tree, CancellationToken cancellation)
    {
        if (PerTree.TryGetValue(tree, out var known))
            return known;
        var made = Digest(tree, cancellation);
        return PerTree.GetValue(tree, _ => made);
    }

    private static byte[] Digest(SyntaxTree tree, CancellationToken cancellation)
    {
        var text = tree.GetText(cancellation);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, Encoding.Unicode.GetBytes(tree.FilePath));
        Append(hash, Encoding.Unicode.GetBytes(Options((CSharpParseOptions)tree.Options)));

        var from = 0;
        foreach (var body in tree.GetRoot(cancellation) is CompilationUnitSyntax root ? Bodies(root.Members) : [])
        {
            Append(hash, text, TextSpan.FromBounds(from, body.Start));
            from = body.End;
        }

        Append(hash, text, TextSpan.FromBounds(from, text.Length));
        return hash.GetHashAndReset();
    }

    /// <summary>The bodies that nobody outside can see into, in the order of the text.</summary>
    private static IEnumerable<TextSpan> Bodies(SyntaxList<MemberDeclarationSyntax> members) => members.SelectMany(member => member switch
    {
        BaseNamespaceDeclarationSyntax space => Bodies(space.Members),
        TypeDeclarationSyntax type => MayStoreParameters(type) ? [] : Bodies(type.Members),
        BaseMethodDeclarationSyntax method => Hidden(method.Body, method.ExpressionBody),
        BasePropertyDeclarationSyntax property => Accessors(property),
        _ => [],
    });

    private static IEnumerable<TextSpan> Accessors(BasePropertyDeclarationSyntax property)
    {
        if (property.DescendantTokens().Any(token => token.ValueText == "field"))
            return [];
        var arrow = property switch
        {
            PropertyDeclarationSyntax { ExpressionBody: { } read } => read,
            IndexerDeclarationSyntax { ExpressionBody: { } read } => read,
            _ => null,
        };
        return property.AccessorList is { } list ? list.Accessors.SelectMany(accessor => Hidden(accessor.Body, accessor.ExpressionBody)) : Hidden(null, arrow);
    }

    private static IEnumerable<TextSpan> Hidden(BlockSyntax? block, ArrowExpressionClauseSyntax? arrow)
    {
        SyntaxNode? body = block is not null ? block : arrow?.Expression;
        return body is { ContainsDirectives: false } ? [body.Span] : [];
    }

    /// <summary>A struct's methods decide which parameters become fields of it, and those whether it may stand for an <c>unmanaged</c> type.</summary>
    private static bool MayStoreParameters(TypeDeclarationSyntax type) =>
        type is StructDeclarationSyntax { ParameterList: not null } or RecordDeclarationSyntax { RawKind: (int)SyntaxKind.RecordStructDeclaration, ParameterList: not null };

    private static string Options(CSharpParseOptions options) => string.Join("\n",
        [options.LanguageVersion.ToString(), options.Kind.ToString(), .. options.PreprocessorSymbolNames, "", .. options.Features.Select(feature => $"{feature.Key}={feature.Value}")]);

    private static void Append(IncrementalHash hash, SourceText text, TextSpan span)
    {
        var characters = new char[span.Length];
        text.CopyTo(span.Start, characters, 0, span.Length);
        var bytes = new byte[span.Length * sizeof(char)];
        Buffer.BlockCopy(characters, 0, bytes, 0, bytes.Length);
        Append(hash, bytes);
    }

    /// <summary>Each piece comes after its length, so that two pieces never read as one.</summary>
    private static void Append(IncrementalHash hash, byte[] bytes)
    {
        hash.AppendData(BitConverter.GetBytes(bytes.Length));
        hash.AppendData(bytes);
    }
}
