using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GovernedAi.Analyzers.Generation;

/// <summary>Says why a partial method cannot be wrapped, in words that name the way out.</summary>
internal static class MethodShape
{
    /// <returns>The reason, or <see langword="null"/> when the method can be wrapped.</returns>
    public static string? Obstacle(IMethodSymbol method, MethodDeclarationSyntax syntax, MethodResult result) =>
        OfDeclaration(method, syntax) ?? OfSignature(method, result);

    /// <summary>The same for a method that is not partial yet, or that another is to have the signature of.</summary>
    public static string? OfSignature(IMethodSymbol method, MethodResult result) => OfParameters(method, result) ?? OfResult(method, result);

    /// <summary>Whether the signature can be written in unsafe code only.</summary>
    public static bool HasPointers(IMethodSymbol method) => method.Parameters.Any(p => IsPointer(p.Type)) || IsPointer(method.ReturnType);

    private static bool IsPointer(ITypeSymbol type) => type switch
    {
        IPointerTypeSymbol or IFunctionPointerTypeSymbol => true,
        IArrayTypeSymbol array => IsPointer(array.ElementType),
        INamedTypeSymbol named => named.TypeArguments.Any(IsPointer),
        _ => false,
    };

    private static string? OfDeclaration(IMethodSymbol method, MethodDeclarationSyntax syntax)
    {
        if (!syntax.Modifiers.Any(IsAccessibility))
            return "without an accessibility modifier its calls are erased when no generator runs; write `private` or another one in front of `partial`";
        if (method.IsAbstract || syntax.Modifiers.Any(SyntaxKind.AbstractKeyword))
            return "an abstract method has no body to govern; govern the methods that override it";
        if (method.IsExtern || syntax.Modifiers.Any(SyntaxKind.ExternKeyword))
            return "an extern method has no body to govern; call it from a governed method";
        if (syntax.Modifiers.Any(SyntaxKind.UnsafeKeyword) && MethodResult.Of(method) is { IsAsync: true } or { IsStream: true })
            return "nothing can be awaited in an unsafe method; take `unsafe` away from the declaration and leave it on the body's blocks";
        if (method.ContainingType.IsFileLocal)
            return "a generator cannot add to a file-local type; take `file` away from the type";
        return null;
    }

    private static string? OfParameters(IMethodSymbol method, MethodResult result)
    {
        var suspends = result.IsAsync || result.IsStream;
        if (suspends && method.ContainingType.IsRefLikeType)
            return "an asynchronous or iterating method of a ref struct cannot be wrapped; make it synchronous, or move it to a class";
        if (method.IsVararg)
            return "`__arglist` cannot be handed on; use `params`";

        if (CallerToken.MarkedTwice(method))
            return "more than one of its parameters is marked [EnumeratorCancellation]; leave one";

        foreach (var parameter in method.Parameters)
        {
            if (!suspends)
                continue;
            if (parameter.RefKind != RefKind.None)
                return $"its parameter `{parameter.Name}` is passed by reference, which an asynchronous or iterating wrapper cannot hand on; pass it by value";
            if (IsRefLike(parameter.Type))
                return $"its parameter `{parameter.Name}` is a ref struct, which an asynchronous or iterating wrapper cannot hold; pass a `Memory<T>`, an array or a string";
            if (parameter.Type is IPointerTypeSymbol or IFunctionPointerTypeSymbol)
                return $"its parameter `{parameter.Name}` is a pointer, which an asynchronous or iterating wrapper cannot hold; make the method synchronous";
        }

        return null;
    }

    private static string? OfResult(IMethodSymbol method, MethodResult result)
    {
        if (result.Type is not { } type)
            return null;
        if (result.IsStream && (method.ReturnsByRef || method.ReturnsByRefReadonly))
            return "an iterating wrapper cannot return by reference; return the stream";
        if (ReferenceResult.Obstacle(method) is { } reference)
            return reference;
        if (IsRefLike(type) || type is IPointerTypeSymbol or IFunctionPointerTypeSymbol)
            return $"{(result.IsStream ? "items" : "a result")} of type `{type.Words()}` can be neither held nor recorded; return an array or a string";
        return Deferred(type);
    }

    /// <summary>A result that does its work after it has been returned would do it outside the wrapper.</summary>
    private static string? Deferred(ITypeSymbol type)
    {
        if (type.TypeKind == TypeKind.Delegate || type.IsNamed("System.Lazy`1"))
            return $"its result, `{type.Words()}`, runs after the wrapper has ended; return the value";
        if (type.IsNamed("System.Collections.Generic.IEnumerable`1") || type.IsNamed("System.Linq.IQueryable`1") || type.IsNamed("System.Collections.IEnumerable")
            || type.IsNamed("System.Collections.Generic.IEnumerator`1") || type.IsNamed("System.Collections.IEnumerator"))
            return $"its result, `{type.Words()}`, may be enumerated after the wrapper has ended; return a list or an array, or an `IEnumerable<T>` or `IAsyncEnumerable<T>` without a task around it, which is wrapped item by item";
        if (type.IsNamed("System.Collections.Generic.IAsyncEnumerable`1") || type.IsNamed("System.Collections.Generic.IAsyncEnumerator`1") || type.IsNamed("System.IObservable`1"))
            return $"its result, `{type.Words()}`, produces its items after the wrapper has ended; return the stream itself, without a task around it";
        if (LibraryStream.SequenceOf(type) is { } sequence)
            return $"its result, `{type.Words()}`, fetches its items after the wrapper has ended; return it as the `{sequence.Words()}` it is, which is wrapped item by item";
        if (IsAwaitable(type))
            return $"its result, `{type.Words()}`, completes after the wrapper has ended; return `Task` or `ValueTask` of the value";
        return null;
    }

    private static bool IsAwaitable(ITypeSymbol type)
    {
        for (ITypeSymbol? at = type; at is not null; at = at.BaseType)
        {
            if (at.GetMembers("GetAwaiter").OfType<IMethodSymbol>().Any(m => !m.IsStatic && m.Parameters.IsEmpty))
                return true;
        }

        return false;
    }

    private static bool IsRefLike(ITypeSymbol type) =>
        type.IsRefLikeType || type is ITypeParameterSymbol { AllowsRefLikeType: true };

    private static bool IsAccessibility(SyntaxToken modifier) => modifier.Kind()
        is SyntaxKind.PublicKeyword or SyntaxKind.ProtectedKeyword or SyntaxKind.InternalKeyword or SyntaxKind.PrivateKeyword;
}
