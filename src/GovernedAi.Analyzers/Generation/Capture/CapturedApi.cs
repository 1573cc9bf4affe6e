using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using GovernedAi.Analyzers.Recognition;
using Microsoft.CodeAnalysis;

namespace GovernedAi.Analyzers.Generation;

/// <summary>
/// What capturing says of the API that is called, worked out once a compilation: the calls of one API differ in their place alone, and
/// the generator looks at all of them after every edit.
/// </summary>
internal sealed class CapturedApi
{
    private static readonly ConditionalWeakTable<Compilation, ConcurrentDictionary<IMethodSymbol, CapturedApi>> PerCompilation = new();

    private readonly Compilation _compilation;
    private readonly ResultPath _paths;

    private CapturedApi(IMethodSymbol definition, ModelCallFact fact, Compilation compilation)
    {
        _compilation = compilation;
        _paths = new ResultPath(compilation);
        Template = Model(definition, fact);
    }

    /// <summary>A captured call of the API that stands nowhere yet: the caller says its place.</summary>
    public CapturedCallModel Template { get; }

    /// <param name="definition">The original definition of what is called; the fact follows from it.</param>
    /// <param name="fact">What is known of it.</param>
    /// <param name="compilation">What the call is part of.</param>
    public static CapturedApi Of(IMethodSymbol definition, ModelCallFact fact, Compilation compilation)
    {
        var apis = PerCompilation.GetValue(compilation, static _ => new(SymbolEqualityComparer.Default));
        if (!apis.TryGetValue(definition, out var api))
            apis.TryAdd(definition, api = new(definition, fact, compilation));
        return api;
    }

    private CapturedCallModel Model(IMethodSymbol definition, ModelCallFact fact)
    {
        var answer = AnswerShape.Of(definition, _compilation);
        var names = new InterceptorNames(definition, KnownSymbols.Of(_compilation).IsAmbiguous(definition.ContainingType));
        var prompt = fact.Prompt is { } ordinal && ordinal < definition.Parameters.Length ? definition.Parameters[ordinal] : null;
        return new CapturedCallModel
        {
            FileName = "",
            Holder = "",
            SiteId = "",
            Member = "",
            GovernedBy = null,
            AllowedBy = null,
            File = "",
            Line = 0,
            Location = "",
            Call = $"{definition.ContainingType.ToDisplayString()}.{definition.Name}",
            Provider = fact.Provider,
            Kind = fact.Kind,
            Answer = answer.Kind,
            AnswerType = answer.Type?.Code(),
            ReturnType = definition.ReturnType.Code(),
            TypeParameters = names.TypeParameters,
            Parameters = names.Parameters,
            Constraints = MethodSignature.Constraints(InterceptionObstacle.AllTypeParameters(definition)).ToEquatable(),
            Using = names.Using,
            Original = names.Call,
            Materialize = prompt is null ? null : PromptReader.Materialize(CodeText.Identifier(prompt.Name), prompt.Type),
            Prompt = (prompt is null ? [] : PromptReader.Statements(names.Captured, CodeText.Identifier(prompt.Name), prompt.Type)).ToEquatable(),
            Response = Response(answer, fact, names.Answer),
            Whole = fact.Text is null || Answered(answer, fact, names.Answer) is not { } whole ? null : JsonWriter.Of("it", whole.Type) is { } json ? $"{whole.Expression}, static it => {json}" : null,
            CapturedLocal = names.Captured,
            AnswerLocal = names.Answer,
            ExceptionLocal = names.Exception,
        };
    }

    private string Response(AnswerShape shape, ModelCallFact fact, string answer)
    {
        var from = Answered(shape, fact, answer);
        return $"{_paths.Text(from, fact.Text)}, {_paths.Text(from, fact.Model)}, {_paths.Count(from, fact.InputTokens)}, {_paths.Count(from, fact.OutputTokens)}, {_paths.Text(from, fact.FinishReason)}";
    }

    /// <summary>What the model answers, without the envelopes around it.</summary>
    private (string Expression, ITypeSymbol Type)? Answered(AnswerShape shape, ModelCallFact fact, string answer) => shape switch
    {
        { Type: null } => null,
        { IsStream: true, Type: { } item } => (answer, item),
        { Type: { } type } => _paths.Unwrap(answer, type, fact.Unwrap),
    };
}
