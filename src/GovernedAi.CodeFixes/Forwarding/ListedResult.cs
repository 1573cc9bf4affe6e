using System.Collections.Immutable;
using GovernedAi.Analyzers.Generation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace GovernedAi.CodeFixes.Forwarding;

/// <summary>
/// What stands for a sequence in a task where the method is governed: a list. The items of a sequence may be made when the wrapper has ended.
/// </summary>
internal sealed class ListedResult
{
    private ListedResult(INamedTypeSymbol type, ITypeSymbol list, ImmutableArray<ExpressionSyntax> sequences)
    {
        Type = type;
        Result = new(ResultKind.TaskOfValue, list);
        Sequences = sequences;
    }

    /// <summary>The task of the list.</summary>
    public INamedTypeSymbol Type { get; }

    public MethodResult Result { get; }

    /// <summary>What the body returns that is no list yet.</summary>
    private ImmutableArray<ExpressionSyntax> Sequences { get; }

    /// <summary>Makes a list of everything the body returns that is none yet.</summary>
    public IEnumerable<TextChange> Changes => Sequences.SelectMany(s => new TextChange[] { new(new TextSpan(s.SpanStart, 0), "[.. "), new(new TextSpan(s.Span.End, 0), "]") });

    /// <summary>Prepares it for an asynchronous body, or gives <see langword="null"/> where it returns no such sequence, or one that may be null.</summary>
    public static ListedResult? Of(IMethodSymbol symbol, CSharpSyntaxNode body, SemanticModel model)
    {
        if (!symbol.IsAsync ||
            ((CSharpParseOptions)body.SyntaxTree.Options).LanguageVersion < LanguageVersion.CSharp12 ||
            symbol.ReturnType is not INamedTypeSymbol { Arity: 1 } task ||
            MethodResult.Of(symbol) is not { Kind: ResultKind.TaskOfValue, Type: INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Collections_Generic_IEnumerable_T } sequence })
        {
            return null;
        }

        var list = model.Compilation.GetSpecialType(SpecialType.System_Collections_Generic_IReadOnlyList_T).Construct(sequence.TypeArguments, sequence.TypeArgumentNullableAnnotations);
        var toList = Returned(body).Where(e => e is not CollectionExpressionSyntax && !model.ClassifyConversion(e, list).IsImplicit).ToImmutableArray();
        return toList.All(e => model.GetTypeInfo(e) is { Type: not null, Nullability.FlowState: NullableFlowState.NotNull } && (model.GetNullableContext(e.SpanStart) & NullableContext.WarningsEnabled) != 0)
            ? new ListedResult(task.OriginalDefinition.Construct(list), list, toList)
            : null;
    }

    /// <summary>What a body returns itself, without the functions in it.</summary>
    public static IEnumerable<ExpressionSyntax> Returned(CSharpSyntaxNode body) => body is ExpressionSyntax expression
        ? [expression]
        : body.DescendantNodes(n => n is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)).OfType<ReturnStatementSyntax>().Select(r => r.Expression).OfType<ExpressionSyntax>();
}
