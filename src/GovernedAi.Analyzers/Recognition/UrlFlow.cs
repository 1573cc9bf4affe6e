using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GovernedAi.Analyzers.Recognition;

/// <summary>Where a URL has come to.</summary>
/// <param name="Node">The expression that gives it.</param>
/// <param name="Element">Which element of that it is, where the expression gives a tuple; <see cref="Any"/> where it gives a collection.</param>
internal readonly record struct UrlPlace(SyntaxNode Node, int? Element = null)
{
    public const int Any = -1;
}

/// <summary>Takes a URL one step on: through variables, fields, constants, tuples and what members return, and into what is made of it.</summary>
internal sealed class UrlFlow(string text, Mentions mentions, Func<SyntaxNode, SemanticModel> modelOf, CancellationToken cancellation)
{
    private readonly HashSet<ISymbol> _entered = new(SymbolEqualityComparer.Default);

    /// <summary>Where the value goes from here.</summary>
    public IEnumerable<UrlPlace> Onward(UrlPlace at)
    {
        var value = at.Node;
        switch (value.Parent)
        {
            case ArgumentSyntax { Parent: TupleExpressionSyntax tuple } argument when at.Element is null:
                return [new(tuple, tuple.Arguments.IndexOf(argument))];
            case MemberAccessExpressionSyntax access when access.Expression == value && at.Element is { } element && Symbol(access) is IFieldSymbol part && IsElement(part, element):
                return [new(access)];
            case AssignmentExpressionSyntax { Left: TupleExpressionSyntax or DeclarationExpressionSyntax { Designation: ParenthesizedVariableDesignationSyntax } } taken when at.Element is { } element:
                return Uses(Taken(taken.Left, element)).Select(use => new UrlPlace(use));
            case InitializerExpressionSyntax or ExpressionElementSyntax or AssignmentExpressionSyntax { Left: ImplicitElementAccessSyntax } when at.Element is null && Collection(value.Parent) is { } collection:
                return [new(collection, UrlPlace.Any)];
            case not null when at.Element == UrlPlace.Any && OutOf(value) is { } found:
                return found.Select(node => new UrlPlace(node));
            default:
                var next = Unchanged(value) ?? (at.Element is null ? Made(value) : []);
                return next.Select(node => at with { Node = node });
        }
    }

    // The array, list or dictionary that an initializer fills.
    private static ExpressionSyntax? Collection(SyntaxNode part)
    {
        while (part is InitializerExpressionSyntax or AssignmentExpressionSyntax or ExpressionElementSyntax)
            part = part.Parent!;
        return part is ArrayCreationExpressionSyntax or ImplicitArrayCreationExpressionSyntax or BaseObjectCreationExpressionSyntax or CollectionExpressionSyntax ? (ExpressionSyntax)part
            : part is EqualsValueClauseSyntax { Value: InitializerExpressionSyntax array } ? array : null;
    }

    // What is taken out of a collection, or put together of it.
    private IEnumerable<SyntaxNode>? OutOf(SyntaxNode collection) => collection.Parent switch
    {
        ElementAccessExpressionSyntax access when access.Expression == collection => [access],
        ForEachStatementSyntax loop => Uses(modelOf(loop).GetDeclaredSymbol(loop, cancellation)),
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "TryGetValue", Parent: InvocationExpressionSyntax call } => Outs(call.ArgumentList),
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "GetValueOrDefault", Parent: InvocationExpressionSyntax call } => [call],
        ArgumentSyntax { Parent.Parent: ExpressionSyntax call } when Called(call) is { } method && HttpRequests.IsUrlMaker(method) => [call],
        _ => null,
    };

    private IEnumerable<SyntaxNode> Outs(BaseArgumentListSyntax list) => list.Arguments.Where(argument => argument.RefKindKeyword.Text == "out").SelectMany(argument => Uses(Variable(argument.Expression)));

    // Where the value is the same; null where something is made of it.
    private IEnumerable<SyntaxNode>? Unchanged(SyntaxNode value)
    {
        switch (value.Parent)
        {
            case ExpressionSyntax whole and (ParenthesizedExpressionSyntax or ConditionalExpressionSyntax or CastExpressionSyntax or PostfixUnaryExpressionSyntax or SwitchExpressionSyntax or AwaitExpressionSyntax):
                return [whole];
            case ConditionalAccessExpressionSyntax access when access.WhenNotNull == value:
                return [access];
            case SwitchExpressionArmSyntax { Parent: SwitchExpressionSyntax choice }:
                return [choice];
            case MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } access when access.Expression == value && GivesResult(name):
                return [access.Parent is InvocationExpressionSyntax given ? given : access];
            case MemberAccessExpressionSyntax access when access.Name == value:
                return [access];
            case ArgumentSyntax { Parent.Parent: ExpressionSyntax task } when Called(task) is { } method && MakesTask(method):
                return [task];
            case EqualsValueClauseSyntax { Parent: { } declaration }:
                return Uses(modelOf(declaration).GetDeclaredSymbol(declaration, cancellation));
            case AnonymousObjectMemberDeclaratorSyntax part:
                return Uses(modelOf(part).GetDeclaredSymbol(part, cancellation));
            case AssignmentExpressionSyntax { Left: var target } assignment when assignment.Right == value && (Symbol(target) is not IPropertySymbol { ContainingType: { } set } || !(HttpRequests.IsUrl(set) || set.Name == "HttpClient")):
                return Uses(Symbol(target));
            case ArrowExpressionClauseSyntax { Parent: { } member }:
                return Returned(member);
            case ReturnStatementSyntax returned when returned.Ancestors().FirstOrDefault(node => node is MethodDeclarationSyntax or LocalFunctionStatementSyntax or AccessorDeclarationSyntax) is { } member:
                return Returned(member);
            default:
                return null;
        }
    }

    // What is made of the value, or takes it.
    private IEnumerable<SyntaxNode> Made(SyntaxNode value)
    {
        if (MemberOf(value) is { } member)
            return MadeBy(member);
        switch (value.Parent)
        {
            case BinaryExpressionSyntax whole:
                return [whole];
            case InterpolationSyntax { Parent: InterpolatedStringExpressionSyntax text }:
                return [text];
            case ArgumentSyntax { Parent: BaseArgumentListSyntax { Parent: ExpressionSyntax call } list } argument when Called(call) is { } method:
                return !HttpRequests.IsUrlMaker(method) ? Passed(call, method.ReducedFrom ?? method, Index(argument, list, method))
                    : RequestMembers.Keeps(method.Name, Index(argument, list, method)) ? [call, .. Builders(call, method), .. Outs(list)] : [];
            case AssignmentExpressionSyntax { Left: var part } assignment when assignment.Right == value && Symbol(part) is IPropertySymbol property:
                return HttpRequests.IsBaseAddress(property) ? Clients(assignment).SelectMany(Uses) : HttpRequests.IsUrl(property.ContainingType) ? Built(assignment) : [];
            default:
                return [];
        }
    }

    // value.Member, or value?.Member.
    private static ExpressionSyntax? MemberOf(SyntaxNode value) => value.Parent switch
    {
        MemberAccessExpressionSyntax access when access.Expression == value => access,
        ConditionalAccessExpressionSyntax access when access.Expression == value => access.WhenNotNull.GetFirstToken().Parent as MemberBindingExpressionSyntax,
        _ => null,
    };

    private IEnumerable<SyntaxNode> MadeBy(ExpressionSyntax member)
    {
        if (member.Parent is InvocationExpressionSyntax call && Called(call) is { } method)
        {
            if (Changes(method))
                return IsCutOut(call, method) ? [] : [call];
            if (method.ReducedFrom is { } extension)
                return Passed(call, extension, 0);
        }

        return Symbol(member) is { ContainingType: { } read } && HttpRequests.IsUrl(read) ? [member.Parent is InvocationExpressionSyntax written ? written : member] : [];
    }

    // A task gives what it was made with.
    private static bool GivesResult(string name) => name is "ConfigureAwait" or "GetAwaiter" or "GetResult" or "AsTask" or "Result";

    private static bool MakesTask(IMethodSymbol method) => method.ContainingType.Name is "Task" or "ValueTask" && (method.Name == "FromResult" || method.MethodKind == MethodKind.Constructor);

    private static bool Changes(IMethodSymbol method) => method.ContainingType?.SpecialType == SpecialType.System_String || (method.ReducedFrom is not null && HttpRequests.IsUrlMaker(method));

    private bool IsCutOut(InvocationExpressionSyntax changed, IMethodSymbol change)
        => change is { Name: "Replace", ContainingType.SpecialType: SpecialType.System_String } && changed.ArgumentList.Arguments is { Count: > 1 } given
            && RequestMembers.CutsPath(text, Written(given[0].Expression), Written(given[1].Expression));

    private string? Written(ExpressionSyntax expression)
        => modelOf(expression).GetConstantValue(expression, cancellation) is { HasValue: true, Value: var value } ? value as string
            : Symbol(expression) is IFieldSymbol { Name: "Empty", ContainingType.SpecialType: SpecialType.System_String } ? "" : null;

    private static bool IsElement(IFieldSymbol part, int element)
        => part.ContainingType is { IsTupleType: true } tuple && SymbolEqualityComparer.Default.Equals(tuple.TupleElements.ElementAtOrDefault(element)?.CorrespondingTupleField, part.CorrespondingTupleField);

    // What (url, key) = … puts an element into.
    private ISymbol? Taken(ExpressionSyntax target, int element) => target switch
    {
        TupleExpressionSyntax { Arguments: var parts } when element < parts.Count => Variable(parts[element].Expression),
        DeclarationExpressionSyntax { Designation: ParenthesizedVariableDesignationSyntax { Variables: var parts } } when element < parts.Count => Declared(parts[element]),
        _ => null,
    };

    private ISymbol? Variable(ExpressionSyntax expression) => expression is DeclarationExpressionSyntax { Designation: var declared } ? Declared(declared) : Symbol(expression);

    private ISymbol? Declared(VariableDesignationSyntax designation) => designation is SingleVariableDesignationSyntax variable ? modelOf(variable).GetDeclaredSymbol(variable, cancellation) : null;

    // What came in with one call goes out to that call alone.
    private IEnumerable<SyntaxNode> Returned(SyntaxNode declaration)
    {
        var declared = modelOf(declaration).GetDeclaredSymbol(declaration, cancellation);
        var member = declared is IMethodSymbol { AssociatedSymbol: IPropertySymbol property } ? property : declared;
        return member is null || _entered.Contains(member) ? [] : member is IMethodSymbol or IPropertySymbol ? Implementations.Of(member).Prepend(member).SelectMany(Uses) : Uses(member);
    }

    // What holds the client whose address is set: whatever else holds that client has the address too.
    private IEnumerable<ISymbol> Clients(AssignmentExpressionSyntax address)
        => Client(address) is not { } client ? [] : modelOf(address).GetOperation(address, cancellation) is { } operation ? new BodyValues(operation).Holding(client) : [client];

    private ISymbol? Client(AssignmentExpressionSyntax address) => address switch
    {
        { Left: MemberAccessExpressionSyntax { Expression: var client } } => Symbol(client),
        { Parent: InitializerExpressionSyntax { Parent: BaseObjectCreationExpressionSyntax { Parent: EqualsValueClauseSyntax { Parent: { } declaration } } } } => modelOf(declaration).GetDeclaredSymbol(declaration, cancellation),
        { Parent: InitializerExpressionSyntax { Parent: BaseObjectCreationExpressionSyntax { Parent: AssignmentExpressionSyntax { Left: var client } } } } => Symbol(client),
        _ => null,
    };

    // new UriBuilder { Path = … } is the URL, and so is what `builder.Path = …` sets it on.
    private IEnumerable<SyntaxNode> Built(AssignmentExpressionSyntax assignment) => assignment switch
    {
        { Parent: InitializerExpressionSyntax { Parent: BaseObjectCreationExpressionSyntax made } } => [made],
        { Left: MemberAccessExpressionSyntax { Expression: var builder } } => Uses(Symbol(builder)),
        _ => [],
    };

    // What `builder.Append(a).Append(b)` appends to.
    private IEnumerable<SyntaxNode> Builders(ExpressionSyntax call, IMethodSymbol method)
    {
        if (method.IsStatic || !HttpRequests.IsUrl(method.ContainingType))
            return [];
        var at = call;
        while (at is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var on } })
            at = on;
        return at is IdentifierNameSyntax or MemberAccessExpressionSyntax ? Uses(Symbol(at)) : [];
    }

    // Into a member of the user's own, by way of its parameter; and out, completed, where it may give a URL.
    private IEnumerable<SyntaxNode> Passed(ExpressionSyntax call, IMethodSymbol method, int index)
    {
        var parameter = method.Parameters.ElementAtOrDefault(index)?.OriginalDefinition;
        if (parameter is not null)
            _entered.Add(method.OriginalDefinition);
        var inside = parameter is null ? [] : Uses(parameter).Concat(Uses(OfRecord(parameter)));
        return HttpRequests.MayReturnUrl(method) ? inside.Append(call) : inside;
    }

    private static int Index(ArgumentSyntax argument, BaseArgumentListSyntax list, IMethodSymbol method)
        => argument.NameColon is { Name.Identifier.ValueText: var name } ? (method.ReducedFrom ?? method).Parameters.FirstOrDefault(p => p.Name == name)?.Ordinal ?? -1
            : list.Arguments.IndexOf(argument) + (method.ReducedFrom is null ? 0 : 1);

    // record Target(string Url): the parameter is a property besides.
    private static ISymbol? OfRecord(IParameterSymbol parameter)
        => parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Constructor, ContainingType: { IsRecord: true } type } ? type.GetMembers(parameter.Name).OfType<IPropertySymbol>().FirstOrDefault() : null;

    // A method's use is its call.
    private IEnumerable<SyntaxNode> Uses(ISymbol? symbol)
    {
        foreach (var name in symbol is null ? [] : mentions.Of(symbol, modelOf, cancellation))
        {
            var use = name.Parent is MemberAccessExpressionSyntax access && access.Name == name || name.Parent is MemberBindingExpressionSyntax ? name.Parent : name;
            yield return symbol is IMethodSymbol && use.Parent is InvocationExpressionSyntax call && call.Expression == use ? call : use;
        }
    }

    private IMethodSymbol? Called(ExpressionSyntax call)
        => call is InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax ? Symbol(call) as IMethodSymbol : null;

    private ISymbol? Symbol(ExpressionSyntax expression) => modelOf(expression).GetSymbolInfo(expression, cancellation).Symbol;
}
