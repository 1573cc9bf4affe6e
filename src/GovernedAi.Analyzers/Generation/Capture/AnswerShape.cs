using GovernedAi.Analyzers.Recognition;
using Microsoft.CodeAnalysis;

namespace GovernedAi.Analyzers.Generation;

/// <summary>How a model call hands its answer over, as far as an interceptor can listen in.</summary>
/// <param name="Kind">How it is handed over.</param>
/// <param name="Type">The answer without its task, the items of a stream; <see langword="null"/> when there is none.</param>
internal readonly record struct AnswerShape(AnswerKind Kind, ITypeSymbol? Type)
{
    private const string Stream = "System.Collections.Generic.IAsyncEnumerable`1";
    private const string ResultStream = "System.ClientModel.AsyncCollectionResult`1";
    private const string SynchronousResultStream = "System.ClientModel.CollectionResult`1";

    public bool IsStream => Kind is not (AnswerKind.Value or AnswerKind.Task);

    /// <summary>What an interceptor of that method can do.</summary>
    public static AnswerShape Of(IMethodSymbol method, Compilation compilation)
    {
        var result = MethodResult.Of(method);
        if (method.ReturnType is INamedTypeSymbol { Arity: 1 } type)
        {
            if (type.IsNamed(Stream))
            {
                return type.TypeArguments[0] is INamedTypeSymbol part && part.IsNamed(Stream)
                    ? new(AnswerKind.StreamOfStreams, part.TypeArguments[0])
                    : new(AnswerKind.Stream, type.TypeArguments[0]);
            }

            if (type.IsNamed(ResultStream) && CanReadPages(compilation))
                return new(AnswerKind.ResultStream, type.TypeArguments[0]);
            if (type.IsNamed(SynchronousResultStream) && CanReadPages(compilation))
                return new(AnswerKind.SynchronousResultStream, type.TypeArguments[0]);
        }

        if (result.IsAsync)
            return result.Type is INamedTypeSymbol awaited && awaited.IsNamed(Stream) ? new(AnswerKind.TaskOfStream, awaited.TypeArguments[0]) : new(AnswerKind.Task, result.Type);
        return new(AnswerKind.Value, method.ReturnsVoid ? null : method.ReturnType);
    }

    /// <summary>Why the answer is not recorded although the call is, or <see langword="null"/>.</summary>
    public static string? Obstacle(IMethodSymbol method, ModelCallFact fact, Compilation compilation)
    {
        if (!fact.Mode.EndsWith("streaming", StringComparison.Ordinal) || Of(method, compilation).IsStream)
            return null;
        var type = MethodResult.Of(method) is { IsAsync: true, Type: { } awaited } ? awaited : method.ReturnType;
        return type.IsNamed(ResultStream) || type.IsNamed(SynchronousResultStream)
            ? $"its stream, `{type.Words()}`, can be read along with from .NET 9 on"
            : $"its stream, `{type.Words()}`, is a class that nobody else can read along with";
    }

    /// <summary>The pages of such a result are read through a method that is not public, by an accessor that .NET 8 does not know.</summary>
    private static bool CanReadPages(Compilation compilation) =>
        compilation.GetSpecialType(SpecialType.System_Object).ContainingAssembly?.Identity.Version.Major >= 9;
}
