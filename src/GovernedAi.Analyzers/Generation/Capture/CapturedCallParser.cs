using System.IO;
using GovernedAi.Analyzers.Recognition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GovernedAi.Analyzers.Generation;

/// <summary>Finds the model calls of one member and decides how each is captured. Binds only calls whose name is in the table.</summary>
internal sealed class CapturedCallParser(ISymbol member, string? governedBy, Compilation compilation, CancellationToken cancellation)
{
    private readonly ModelCallRecognizer _modelCalls = KnownSymbols.Of(compilation).ModelCalls;
    private readonly ResultPath _paths = new(compilation);

    /// <summary>A model call found, in source order, with what keeps it from being captured.</summary>
    internal readonly record struct Found(InvocationExpressionSyntax Call, IMethodSymbol Method, ModelCallFact Fact, SemanticModel Model, string? Obstacle, int Ordinal);

    public EquatableArray<CapturedCallModel> Parse() =>
        Find().Where(f => f.Obstacle is null).Select(Model).OfType<CapturedCallModel>().ToEquatable();

    /// <summary>All model calls of the member, captured or not.</summary>
    public IEnumerable<Found> Find()
    {
        var ordinal = 0;
        foreach (var reference in Bodies())
        {
            var node = reference.GetSyntax(cancellation);
            SemanticModel? model = null;
            foreach (var call in node.DescendantNodes().OfType<InvocationExpressionSyntax>())
            {
                if (NameOf(call) is not { } name || !_modelCalls.MayBe(name))
                    continue;
                model ??= SemanticModelOf(node.SyntaxTree);
                if (model.GetSymbolInfo(call, cancellation).Symbol is not IMethodSymbol method || _modelCalls.Recognize(method) is not { } fact)
                    continue;
                method = method.ReducedFrom ?? method;
                yield return new Found(call, method, fact, model, InterceptionObstacle.Of(call, method, model, cancellation), ++ordinal);
            }
        }
    }

    private IEnumerable<SyntaxReference> Bodies() =>
        member is IMethodSymbol { PartialImplementationPart: { } part } ? part.DeclaringSyntaxReferences : member.DeclaringSyntaxReferences;

#pragma warning disable RS1030 // A generator's transform has no other way to a tree that is not its own; the calls to bind are few.
    private SemanticModel SemanticModelOf(SyntaxTree tree) => compilation.GetSemanticModel(tree);
#pragma warning restore RS1030

    private static string? NameOf(InvocationExpressionSyntax call) => call.Expression switch
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
