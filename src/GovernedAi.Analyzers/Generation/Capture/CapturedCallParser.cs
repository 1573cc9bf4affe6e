using System.IO;
using GovernedAi.Analyzers.Recognition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GovernedAi.Analyzers.Generation;

/// <summary>Finds the model calls of one member and decides how each is captured. Binds only calls whose name is in the table.</summary>
/// <param name="member">The member.</param>
/// <param name="governedBy">The id of the governed method whose scope its calls demand, or <see langword="null"/> where any will do.</param>
/// <param name="compilation">What it is part of.</param>
/// <param name="cancellation">Stops the search.</param>
/// <param name="allowedBy">The waiver or baseline by which nobody governs the calls, in words; then calls of members whose callers govern count as well.</param>
internal sealed class CapturedCallParser(ISymbol member, string? governedBy, Compilation compilation, CancellationToken cancellation, string? allowedBy = null)
{
    private readonly ModelCallRecognizer _modelCalls = KnownSymbols.Of(compilation).ModelCalls;
    private readonly HandedOn? _handedOn = allowedBy is null ? null : KnownSymbols.Of(compilation).HandedOn;
    private GovernedTypeModel? _type;
    private string? _id;

    /// <summary>A model call found, in source order, with what keeps it from being captured.</summary>
    internal readonly record struct Found(InvocationExpressionSyntax Call, IMethodSymbol Method, ModelCallFact Fact, SemanticModel Model, string? Obstacle, string Ordinal);

    /// <param name="isMeant">Which calls to capture, by what they call; all when nothing is said.</param>
    public EquatableArray<CapturedCallModel> Parse(Func<IMethodSymbol, bool>? isMeant = null) =>
        Find().Where(f => f.Obstacle is null && (isMeant is null || isMeant(f.Method))).Select(Model).OfType<CapturedCallModel>().ToEquatable();

    /// <summary>All model calls of the member, captured or not.</summary>
    public IEnumerable<Found> Find()
    {
        var ordinal = 0;
        var handedOn = 0;
        foreach (var reference in Bodies())
        {
            var node = reference.GetSyntax(cancellation);
            SemanticModel? model = null;

            // Top-level statements are declared by their whole file; the types in it are members of their own.
            foreach (var call in node.DescendantNodes(inner => inner == node || inner is not BaseTypeDeclarationSyntax).OfType<InvocationExpressionSyntax>())
            {
                if (NameOf(call) is not { } name || !(_modelCalls.MayBe(name) || _handedOn?.MayBe(name) == true))
                    continue;
                model ??= SemanticModelOf(node.SyntaxTree);
                if (model.GetSymbolInfo(call, cancellation).Symbol is not IMethodSymbol method)
                    continue;
                method = method.ReducedFrom ?? method;
                if (_modelCalls.Recognize(method) is { } fact)
                    yield return new Found(call, method, fact, model, InterceptionObstacle.Of(call, method, model, cancellation), $"{++ordinal}");
                else if (_handedOn?.Is(method) == true)
                    yield return new Found(call, method, Fact(method), model, InterceptionObstacle.Of(call, method, model, cancellation), $"handed-on-{++handedOn}");
            }
        }
    }

    private static ModelCallFact Fact(IMethodSymbol handedOn) =>
        ModelCallFact.HandedOn(handedOn.OriginalDefinition.GetDocumentationCommentId() ?? "", handedOn.ContainingAssembly.Name);

    private IEnumerable<SyntaxReference> Bodies() =>
        member is IMethodSymbol { PartialImplementationPart: { } part } ? part.DeclaringSyntaxReferences : member.DeclaringSyntaxReferences;

#pragma warning disable RS1030 // A generator's transform has no other way to a tree that is not its own; the calls to bind are few.
    private SemanticModel SemanticModelOf(SyntaxTree tree) => compilation.GetSemanticModel(tree);
#pragma warning restore RS1030

    /// <summary>The name a call is written with.</summary>
    public static string? NameOf(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        MemberBindingExpressionSyntax binding => binding.Name.Identifier.ValueText,
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        _ => null,
    };

    private CapturedCallModel? Model(Found found)
    {
        if (found.Model.GetInterceptableLocation(found.Call, cancellation) is not { } location)
            return null;

        _type ??= GovernedTypeParser.Parse(member.ContainingType, withPointers: false, cancellation);
        _id ??= member.GetDocumentationCommentId();
        var (file, line) = Place(found.Call);
        return CapturedApi.Of(found.Method.OriginalDefinition, found.Fact, compilation).Template with
        {
            FileName = _type.FileName + ".Captured",
            Holder = _type.Holder + "_Captured",
            SiteId = $"{_id}#{found.Ordinal}",
            Member = member.Name,
            GovernedBy = governedBy,
            AllowedBy = allowedBy,
            File = file,
            Line = line,
            Location = $"{location.Version}, \"{location.Data}\"",
        };
    }

    /// <summary>The file's name without its folder, which differs from machine to machine.</summary>
    private static (string File, int Line) Place(SyntaxNode call)
    {
        var place = call.GetLocation().GetMappedLineSpan();
        return (Path.GetFileName(place.Path), place.StartLinePosition.Line + 1);
    }
}
