using GovernedAi.Analyzers.Generation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GovernedAi.Analyzers.Recognition;

/// <summary>Tells where an HTTP request is only prepared, made or addressed, for somebody else to send.</summary>
/// <remarks>A wrapper around that ends before anything is sent, so governing it governs no call.</remarks>
internal static class PreparedRequest
{
    private enum Way { Sent, Passed, Returned, Left }

    /// <summary>Whether the type is that of a request.</summary>
    public static bool Is(ITypeSymbol? type) => type is INamedTypeSymbol named && named.IsOrInherits("System.Net.Http.HttpRequestMessage");

    /// <summary>Whether the method's result is a request that somebody else sends.</summary>
    public static bool IsResultOf(IMethodSymbol method) => Is(MethodResult.Of(method).Type);

    /// <summary>
    /// Whether the member around returns the request unsent; or leaves it where others find it, and passes it to nothing that could send it before.
    /// </summary>
    /// <param name="operation">What makes the request, or sets where it goes. Any other operation prepares none.</param>
    public static bool IsHandedOut(IOperation operation)
    {
        var ways = new HashSet<Way>(Ways(operation));
        return !ways.Contains(Way.Sent) && (ways.Contains(Way.Returned) || (ways.Contains(Way.Left) && !ways.Contains(Way.Passed)));
    }

    /// <summary>Whether a message handler only sets where the request goes that it was given: whoever made that request makes the call.</summary>
    public static bool IsReaddressed(IOperation operation, ISymbol? member)
        => operation is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Instance: { } request } } && Is(request.Type)
            && member is IMethodSymbol { IsOverride: true } method && RequestMembers.SendsOn(method.Name)
            && Implementations.Of(method).Any(sent => RequestMembers.IsHandler(sent.ContainingType.ToDisplayString())) && GivenValue.Is(request, method);

    private static IEnumerable<Way> Ways(IOperation operation)
    {
        var held = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        var open = new Queue<IOperation>();
        if (operation is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Instance: { } addressed } } && Is(addressed.Type))
        {
            if (Variable(addressed) is { } variable)
                Hold(variable);
            // Whoever gave a parameter has the request, and so has whoever sees the field or property that holds it.
            if (addressed is IParameterReferenceOperation or IMemberReferenceOperation)
                yield return Way.Left;
        }
        else if (operation is IObjectCreationOperation or IInvocationOperation && IsOrGives(operation.Type))
        {
            open.Enqueue(operation);
        }

        while (open.Count > 0)
        {
            var value = open.Dequeue();
            switch (value.Parent)
            {
                case IConversionOperation or IConditionalOperation or ICoalesceOperation or ISwitchExpressionArmOperation or ISwitchExpressionOperation or IDelegateCreationOperation or IAwaitOperation:
                case IInvocationOperation run when run.Instance == value && GivesTheSame(run.TargetMethod):
                case IPropertyReferenceOperation { Property.Name: "Result" } read when read.Instance == value:
                    open.Enqueue(value.Parent);
                    break;
                case IArgumentOperation { Parent: IInvocationOperation { TargetMethod.Name: "FromResult" } or IObjectCreationOperation { Type.Name: "ValueTask" } } and { Parent: var task }:
                    open.Enqueue(task);
                    break;
                case IArgumentOperation argument:
                    yield return argument.Parent is IInvocationOperation { TargetMethod: var taker } && HttpRequests.IsRequest(taker) ? Way.Sent : Way.Passed;
                    break;
                case IReturnOperation returned when FunctionAround(returned) is { } function:
                    if (function is ILocalFunctionOperation { Symbol: var local })
                        Hold(local);
                    else
                        open.Enqueue(function);
                    break;
                case IReturnOperation:
                    yield return Way.Returned;
                    break;
                case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var declared } }:
                    Hold(declared);
                    break;
                case IAssignmentOperation assignment when assignment.Value == value:
                    if (Variable(assignment.Target) is { } target)
                        Hold(target);
                    if (!IsItsOwn(assignment.Target))
                        yield return Way.Left;
                    open.Enqueue(assignment);
                    break;
                case ITupleOperation or IArrayInitializerOperation or ICollectionExpressionOperation:
                    yield return Way.Left;
                    break;
            }
        }

        void Hold(ISymbol variable)
        {
            if (!held.Add(variable))
                return;
            foreach (var use in Root(operation).Descendants().Where(one => SymbolEqualityComparer.Default.Equals(Variable(one), variable)))
                open.Enqueue(use);
        }
    }

    // A task of one is awaited sooner or later.
    private static bool IsOrGives(ITypeSymbol? type) =>
        Is(type) || type is INamedTypeSymbol { Name: "Task" or "ValueTask", TypeArguments.Length: 1 } task && Is(task.TypeArguments[0]);

    private static bool GivesTheSame(IMethodSymbol method) => method.MethodKind == MethodKind.DelegateInvoke || method.Name is "ConfigureAwait" or "AsTask" or "GetAwaiter" or "GetResult";

    // What nobody but the method sees. The parameter of a primary constructor is its type's.
    private static bool IsItsOwn(IOperation target) => target is ILocalReferenceOperation or IDiscardOperation
        || target is IParameterReferenceOperation { Parameter: { RefKind: RefKind.None, ContainingSymbol: not IMethodSymbol { MethodKind: MethodKind.Constructor } } };

    // What holds the request, or makes it anew when it is called.
    private static ISymbol? Variable(IOperation operation) => operation switch
    {
        ILocalReferenceOperation { Local: var local } => local,
        IParameterReferenceOperation { Parameter: var parameter } => parameter,
        IFieldReferenceOperation { Field: var field } => field,
        IPropertyReferenceOperation { Property: var property } => property,
        IInvocationOperation { TargetMethod: { MethodKind: MethodKind.LocalFunction } function } => function,
        IMethodReferenceOperation { Method: { MethodKind: MethodKind.LocalFunction } function } => function,
        _ => null,
    };

    private static IOperation? FunctionAround(IOperation operation)
    {
        var at = operation.Parent;
        while (at is not (null or ILocalFunctionOperation or IAnonymousFunctionOperation))
            at = at.Parent;
        return at;
    }

    private static IOperation Root(IOperation operation)
    {
        while (operation.Parent is { } outer)
            operation = outer;
        return operation;
    }
}
