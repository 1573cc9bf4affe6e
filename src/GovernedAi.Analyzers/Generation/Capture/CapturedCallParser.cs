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
    private readonly ResultPath _paths = new(compilation);

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

        var definition = found.Method.OriginalDefinition;
        var answer = AnswerShape.Of(definition, compilation);
        var names = new InterceptorNames(definition, KnownSymbols.Of(compilation).IsAmbiguous(definition.ContainingType));
        var type = GovernedTypeParser.Parse(member.ContainingType, withPointers: false, cancellation);
        var (file, line) = Place(found.Call);
        return new CapturedCallModel
        {
            FileName = type.FileName + ".Captured",
            Holder = type.Holder + "_Captured",
            SiteId = $"{member.GetDocumentationCommentId()}#{found.Ordinal}",
            Member = member.Name,
            Call = $"{definition.ContainingType.ToDisplayString()}.{definition.Name}",
            Provider = found.Fact.Provider,
            Kind = found.Fact.Kind,
            GovernedBy = governedBy,
            AllowedBy = allowedBy,
            File = file,
            Line = line,
            Location = $"{location.Version}, \"{location.Data}\"",
            Answer = answer.Kind,
            AnswerType = answer.Type?.Code(),
            ReturnType = definition.ReturnType.Code(),
            TypeParameters = names.TypeParameters,
            Parameters = names.Parameters,
            Constraints = MethodSignature.Constraints(InterceptionObstacle.AllTypeParameters(definition)).ToEquatable(),
            Using = names.Using,
            Original = names.Call,
            Materialize = PromptOf(definition, found.Fact) is { } prompt ? PromptReader.Materialize(CodeText.Identifier(prompt.Name), prompt.Type) : null,
            Prompt = Prompt(definition, found.Fact, names).ToEquatable(),
            Response = Response(answer, found.Fact, names.Answer),
            CapturedLocal = names.Captured,
            AnswerLocal = names.Answer,
            ExceptionLocal = names.Exception,
        };
    }

    private static IEnumerable<string> Prompt(IMethodSymbol definition, ModelCallFact fact, InterceptorNames names) =>
        PromptOf(definition, fact) is { } prompt ? PromptReader.Statements(names.Captured, CodeText.Identifier(prompt.Name), prompt.Type) : [];

    private static IParameterSymbol? PromptOf(IMethodSymbol definition, ModelCallFact fact) =>
        fact.Prompt is { } ordinal && ordinal < definition.Parameters.Length ? definition.Parameters[ordinal] : null;

    private string Response(AnswerShape shape, ModelCallFact fact, string answer)
    {
        var from = shape switch
        {
            { Type: null } => null,
            { IsStream: true, Type: { } item } => (answer, item),
            { Type: { } type } => _paths.Unwrap(answer, type, fact.Unwrap),
        };
        return $"{_paths.Text(from, fact.Text)}, {_paths.Text(from, fact.Model)}, {_paths.Count(from, fact.InputTokens)}, {_paths.Count(from, fact.OutputTokens)}, {_paths.Text(from, fact.FinishReason)}";
    }

    /// <summary>The file's name without its folder, which differs from machine to machine.</summary>
    private static (string File, int Line) Place(SyntaxNode call)
    {
        var place = call.GetLocation().GetMappedLineSpan();
        return (Path.GetFileName(place.Path), place.StartLinePosition.Line + 1);
    }
}
