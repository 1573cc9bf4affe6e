using Microsoft.CodeAnalysis;

namespace GovernedAi.Analyzers.Generation;

/// <summary>How a method hands its result over.</summary>
internal enum ResultKind
{
    /// <summary>Nothing is handed over.</summary>
    Void,

    /// <summary>The value itself, when the method returns.</summary>
    Value,

    /// <summary>Nothing, when a <c>Task</c> or <c>ValueTask</c> completes.</summary>
    Task,

    /// <summary>A value, when a <c>Task&lt;T&gt;</c> or <c>ValueTask&lt;T&gt;</c> completes.</summary>
    TaskOfValue,

    /// <summary>One value after the other, as an <c>IAsyncEnumerable&lt;T&gt;</c> or <c>IAsyncEnumerator&lt;T&gt;</c>.</summary>
    AsyncStream,

    /// <summary>One value after the other, as an <c>IEnumerable&lt;T&gt;</c> or <c>IEnumerator&lt;T&gt;</c>.</summary>
    Stream,
}

/// <summary>What a method returns, seen through its task.</summary>
/// <param name="Kind">How the result is handed over.</param>
/// <param name="Type">The result without its task, the items of a stream; <see langword="null"/> when there is none.</param>
internal readonly record struct MethodResult(ResultKind Kind, ITypeSymbol? Type)
{
    public bool IsAsync => Kind is ResultKind.Task or ResultKind.TaskOfValue;

    public bool IsStream => Kind is ResultKind.AsyncStream or ResultKind.Stream;

    public bool HasValue => Kind is ResultKind.Value or ResultKind.TaskOfValue;

    public static MethodResult Of(IMethodSymbol method)
    {
        if (method.ReturnsVoid)
            return new(ResultKind.Void, null);

        var type = method.ReturnType;
        if (type is INamedTypeSymbol { Arity: 1 } generic)
        {
            var item = generic.TypeArguments[0];
            if (type.IsNamed("System.Threading.Tasks.Task`1") || type.IsNamed("System.Threading.Tasks.ValueTask`1"))
                return new(ResultKind.TaskOfValue, item);
            if (type.IsNamed("System.Collections.Generic.IAsyncEnumerable`1") || type.IsNamed("System.Collections.Generic.IAsyncEnumerator`1"))
                return new(ResultKind.AsyncStream, item);
            if (type.IsNamed("System.Collections.Generic.IEnumerable`1") || type.IsNamed("System.Collections.Generic.IEnumerator`1"))
                return new(ResultKind.Stream, item);
        }

        return type.IsNamed("System.Threading.Tasks.Task") || type.IsNamed("System.Threading.Tasks.ValueTask")
            ? new(ResultKind.Task, null)
            : new(ResultKind.Value, type);
    }
}
