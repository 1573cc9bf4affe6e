using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GovernedAi.Analyzers.Recognition;

/// <summary>Tells when the same method shows that the workflow it runs holds no agent: the calls of the user's own executors are held to account where they stand.</summary>
internal sealed class OwnWorkflow(IInvocationOperation run) : DependentCall(run)
{
    private readonly IAssemblySymbol? _own = run.SemanticModel?.Compilation.Assembly;

    // builder = builder.AddEdge(…)
    protected override bool GoesOn => true;

    protected override bool IsNone(IInvocationOperation run)
        => run.Arguments.Select(argument => argument.Value).FirstOrDefault(value => Is(value.Type, WorkflowMembers.Workflow)) is { } workflow && Shows(workflow) && !Builders(workflow).Overlaps(Open());

    protected override bool IsMadeWithout(IOperation value) => value switch
    {
        IConversionOperation { OperatorMethod: { } conversion, Operand: var operand } when conversion.Parameters[0].Type is var from
            => Is(from, WorkflowMembers.Executor) ? Shows(operand) : from.SpecialType == SpecialType.System_String || Is(from, WorkflowMembers.Port),
        IObjectCreationOperation { Type: INamedTypeSymbol type } => type.Is(WorkflowMembers.Builder) || IsOwnExecutor(type),
        IInvocationOperation made when Builds(made) => Shows(Given(made)[0]),
        IInvocationOperation { TargetMethod: { Name: "BindAsExecutor" or "BindExecutor" } method } bound when method.ContainingType.Is(WorkflowMembers.Bindings) && method.Parameters[0].Type is var from
            => Is(from, WorkflowMembers.Executor) ? Shows(Given(bound)[0]) : method.Name == "BindAsExecutor" && from.TypeKind == TypeKind.Delegate || Is(from, WorkflowMembers.Port),
        _ => false,
    };

    // A class of this compilation has nothing of an agent but what its own code calls, unless a base of the library's has.
    private bool IsOwnExecutor(INamedTypeSymbol type)
    {
        var at = type;
        while (at is not null && SymbolEqualityComparer.Default.Equals(at.ContainingAssembly, _own))
            at = at.BaseType;
        return at is not null && WorkflowMembers.Executors.Any(at.Is);
    }

    // Where the builders are made of which a value may come.
    private HashSet<SyntaxNode> Builders(IOperation value)
    {
        var found = new HashSet<SyntaxNode>();
        var seen = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        Find(value);
        return found;

        void Find(IOperation value)
        {
            switch (value)
            {
                case IConversionOperation { Operand: var operand }:
                    Find(operand);
                    break;
                case IConditionalOperation { WhenTrue: var one, WhenFalse: { } other }:
                    Find(one);
                    Find(other);
                    break;
                case IInvocationOperation made when Builds(made):
                    Find(Given(made)[0]);
                    break;
                case IObjectCreationOperation created:
                    found.Add(created.Syntax);
                    break;
                case ILocalReferenceOperation { Local: var local } when seen.Add(local):
                    foreach (var written in Values.AnyOf(local))
                        Find(written);
                    break;
            }
        }
    }

    // The builders that may be given something else than own executors, here or where they go.
    private HashSet<SyntaxNode> Open()
    {
        var open = new HashSet<SyntaxNode>();
        foreach (var operation in Values.Operations.Where(operation => Is(operation.Type, WorkflowMembers.Builder)))
        {
            if (!IsKept(operation) || !IsGivenOwn(operation))
                open.UnionWith(Builders(operation));
        }

        return open;
    }

    private static bool IsKept(IOperation builder) => builder.Parent switch
    {
        IExpressionStatementOperation or IConditionalOperation => true,
        IConversionOperation conversion => Is(conversion.Type, WorkflowMembers.Builder),
        IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol.IsRef: false } } => true,
        ISimpleAssignmentOperation { IsRef: false, Target: ILocalReferenceOperation } => true,
        IInvocationOperation call => call.Instance == builder && Builds(call),
        IArgumentOperation { Parameter: { Ordinal: 0, RefKind: RefKind.None }, Parent: IInvocationOperation call } => call.Instance is null && Builds(call),
        _ => false,
    };

    // Of a builder as it is made, or as a call gives it again.
    private bool IsGivenOwn(IOperation builder) => builder switch
    {
        IObjectCreationOperation created => created.Arguments.All(IsGivenOwn),
        IInvocationOperation call => call.Arguments.All(IsGivenOwn),
        _ => true,
    };

    private bool IsGivenOwn(IArgumentOperation given) => given.Parameter?.Type switch
    {
        IArrayTypeSymbol { ElementType: var element } when Is(element, WorkflowMembers.Binding) => AreOwn(given.Value),
        INamedTypeSymbol { TypeArguments: { Length: 1 } elements } when Is(elements[0], WorkflowMembers.Binding) => AreOwn(given.Value),
        var type => !Is(type, WorkflowMembers.Binding) || Shows(given.Value),
    };

    private bool AreOwn(IOperation value) => Elements(value)?.All(Shows) == true;

    private static bool Builds(IInvocationOperation call)
        => WorkflowMembers.Builds(call.TargetMethod.ContainingType.ToDisplayString(), call.TargetMethod.Name);

    private static bool Is(ITypeSymbol? type, string name) => type is INamedTypeSymbol named && named.Is(name);
}
