using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GovernedAi.Analyzers.Rules;

/// <summary>A model call whose end nobody waits for.</summary>
/// <param name="How">How its end is lost, as the middle of a sentence.</param>
/// <param name="Dropped">The expression that an <c>await</c> would have to stand before.</param>
internal sealed record LostEnd(string How, SyntaxNode Dropped)
{
    /// <summary>Follows what a call returns to where its end is waited for, or to where it is lost.</summary>
    /// <returns><see langword="null"/> when it is waited for, and when that cannot be told here: the run-time scope is the net for those.</returns>
    public static LostEnd? Of(IInvocationOperation call)
    {
        var trace = new Trace();
        var end = IsAwaitable(call.Type) ? trace.Follow(call, Holds.Work) : trace.FollowFunctionAround(call);
        return end.Lost;
    }

    private static bool IsAwaitable(ITypeSymbol? type) =>
        type is not null && type.GetMembers("GetAwaiter").OfType<IMethodSymbol>().Any(m => m.Parameters.IsEmpty && !m.IsStatic);

    private static bool IsSequence(ITypeSymbol? type) =>
        type is { SpecialType: not SpecialType.System_String }
        && (type.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T
            || type.AllInterfaces.Any(i => i.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T));

    private static bool IsLazySequence(ITypeSymbol? type) => type is { TypeKind: TypeKind.Interface } && IsSequence(type);

    /// <summary>What the followed value is.</summary>
    private enum Holds
    {
        /// <summary>Work in progress: a task, or a collection of tasks.</summary>
        Work,

        /// <summary>Work that begins when it is used: a function, or a sequence that runs one.</summary>
        Code,
    }

    /// <summary>What becomes of a value in one place.</summary>
    private readonly struct End(bool isUse, LostEnd? lost)
    {
        public static End Waited { get; } = new(true, null);

        /// <summary>The place only looks at the value, or puts something into it.</summary>
        public static End NoUse { get; } = new(false, null);

        public bool IsUse => isUse;

        public LostEnd? Lost => lost;

        public static End At(IOperation value, string how) => new(true, new LostEnd(how, value.Syntax));
    }

    private sealed class Trace
    {
        private static readonly HashSet<string> Starters = new(StringComparer.Ordinal) { "System.Threading.Thread", "System.Threading.ThreadPool", "System.Threading.Timer" };

        private readonly HashSet<ISymbol> _seen = new(SymbolEqualityComparer.Default);

        public End Follow(IOperation value, Holds holds)
        {
            switch (value.Parent)
            {
                case IConversionOperation or IParenthesizedOperation or IConditionalAccessOperation or ICoalesceOperation or IDelegateCreationOperation or IConditionalOperation or ISwitchExpressionOperation:
                    return Follow(value.Parent, holds);
                case ISwitchExpressionArmOperation { Parent: { } choice }:
                    return Follow(choice, holds);
                case IExpressionStatementOperation:
                    return holds == Holds.Work ? End.At(value, "is not awaited") : End.NoUse;
                case ISimpleAssignmentOperation assignment when assignment.Value == value:
                    return Assigned(assignment, holds);
                case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declared }:
                    return FollowLocal(declared.Symbol, value, holds);
                case IReturnOperation:
                    return Returned(value, holds);
                case ITupleOperation or IArrayInitializerOperation { Parent: IArrayCreationOperation } or ICollectionExpressionOperation:
                    return Held(value.Parent is IArrayInitializerOperation ? value.Parent.Parent! : value.Parent, holds);
                case IArgumentOperation argument:
                    return Passed(argument, holds);
                case IInvocationOperation invocation when invocation.Instance == value:
                    return Called(invocation, holds);
                case IPropertyReferenceOperation { Property.Name: "Result" }:
                    return End.Waited;
                case IForEachLoopOperation { IsAsynchronous: false } loop when loop.Collection == value:
                    return holds == Holds.Work && loop.Locals.FirstOrDefault() is { } item ? FollowLocal(item, loop, holds) : End.Waited;
                case IPropertyReferenceOperation or IBinaryOperation or IIsPatternOperation:
                    return End.NoUse;
                default:
                    return End.Waited;
            }
        }

        /// <summary>What holds for a call that has ended when it returns is what holds for the function it stands in.</summary>
        public End FollowFunctionAround(IOperation call)
        {
            for (var at = call.Parent; at is not null; at = at.Parent)
            {
                if (at is IAnonymousFunctionOperation lambda)
                    return FollowLambda(lambda, Holds.Code);
            }

            return End.Waited;
        }

        private End Assigned(ISimpleAssignmentOperation assignment, Holds holds)
        {
            switch (assignment.Target)
            {
                case IDiscardOperation:
                    return holds == Holds.Work ? End.At(assignment.Value, "is not awaited") : End.NoUse;
                case ILocalReferenceOperation local:
                    return FollowLocal(local.Local, assignment.Value, holds);
                case IMemberReferenceOperation when assignment.Parent is IObjectOrCollectionInitializerOperation or IAnonymousObjectCreationOperation:
                    return Held(assignment.Parent is IObjectOrCollectionInitializerOperation ? assignment.Parent.Parent! : assignment.Parent, holds);
                case IMemberReferenceOperation member:
                    return WaitedElsewhere(assignment, o => o is IMemberReferenceOperation read && SymbolEqualityComparer.Default.Equals(read.Member, member.Member) && read != assignment.Target, holds)
                        ?? End.At(assignment.Value, $"is kept in `{member.Member.Name}`");
                default:
                    return End.Waited;
            }
        }

        private End FollowLocal(ILocalSymbol local, IOperation from, Holds holds)
        {
            if (!_seen.Add(local))
                return End.NoUse;
            var nothing = holds == Holds.Work ? End.At(from, "is not awaited") : End.NoUse;
            return WaitedElsewhere(from, o => o is ILocalReferenceOperation read && SymbolEqualityComparer.Default.Equals(read.Local, local) && !(read.Parent is ISimpleAssignmentOperation set && set.Target == read), holds) ?? nothing;
        }

        /// <summary>What becomes of a variable: one place that waits is enough. Nothing when no place uses it.</summary>
        private End? WaitedElsewhere(IOperation from, Func<IOperation, bool> isRead, Holds holds)
        {
            var root = from;
            while (root.Parent is { } outer)
                root = outer;

            End? lost = null;
            foreach (var read in root.Descendants().Where(isRead))
            {
                var end = Follow(read, holds);
                if (end is { IsUse: true, Lost: null })
                    return end;
                if (end.IsUse)
                    lost ??= end;
            }

            return lost;
        }

        private End Returned(IOperation value, Holds holds)
        {
            for (var at = value.Parent; at is not null; at = at.Parent)
            {
                if (at is IAnonymousFunctionOperation lambda)
                    return FollowLambda(lambda, holds);
                if (at is ILocalFunctionOperation local)
                    return LocalFunction(local, holds);
            }

            // From the body itself: its own task is what the wrapper awaits, and any other shape is said of the signature.
            return End.Waited;
        }

        private End LocalFunction(ILocalFunctionOperation local, Holds holds)
        {
            if (!_seen.Add(local.Symbol))
                return End.NoUse;
            return WaitedElsewhere(local, o => o is IInvocationOperation call && SymbolEqualityComparer.Default.Equals(call.TargetMethod, local.Symbol), holds) ?? End.Waited;
        }

        private End FollowLambda(IAnonymousFunctionOperation lambda, Holds holds) =>
            lambda.Symbol is { IsAsync: true, ReturnsVoid: true } && holds == Holds.Work
                ? End.At(lambda, "runs in an `async void` lambda, whose end nobody can wait for")
                : Follow(lambda, holds);

        /// <summary>Put into something: what becomes of that.</summary>
        private End Held(IOperation holder, Holds holds)
        {
            if (holder is not (ITupleOperation or IObjectCreationOperation or IAnonymousObjectCreationOperation))
                return Follow(holder, holds);
            return holder.Parent is IReturnOperation or IConversionOperation { Parent: IReturnOperation } ? End.At(holder, "is returned inside another object") : Follow(holder, holds) is { IsUse: true, Lost: null } ? End.Waited : End.NoUse;
        }

        private End Passed(IArgumentOperation argument, Holds holds)
        {
            switch (argument.Parent)
            {
                case IInvocationOperation invocation when Starters.Contains(invocation.TargetMethod.ContainingType.ToDisplayString()):
                case IObjectCreationOperation created when Starters.Contains(created.Type!.ToDisplayString()):
                    return End.At(argument.Value, "runs on a thread of its own");
                case IInvocationOperation invocation when IsAwaitable(invocation.Type):
                    return Follow(invocation, Holds.Work);
                case IInvocationOperation invocation when holds == Holds.Work ? IsSequence(invocation.Type) : IsLazySequence(invocation.Type):
                    return Follow(invocation, holds);
                case IInvocationOperation { Instance: ILocalReferenceOperation { Local: var local }, TargetMethod.ReturnsVoid: true } when IsSequence(local.Type):
                    return FollowLocal(local, argument.Value, holds);
                case IObjectCreationOperation { Type.TypeKind: not TypeKind.Delegate } created:
                    return Held(created, holds);
                default:
                    return End.Waited;
            }
        }

        private End Called(IInvocationOperation invocation, Holds holds)
        {
            if (IsAwaitable(invocation.Type) || (holds == Holds.Work ? IsSequence(invocation.Type) : IsLazySequence(invocation.Type)))
                return Follow(invocation, IsAwaitable(invocation.Type) ? Holds.Work : holds);
            return invocation.TargetMethod is { ReturnsVoid: true, Name: not ("Wait" or "Invoke" or "ForEach") } ? End.NoUse : End.Waited;
        }
    }
}
