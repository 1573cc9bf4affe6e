using System.Reflection;
using GovernedAi.Analyzers.Generation;
using Microsoft.CodeAnalysis;

namespace GovernedAi.Analyzers.Tests.Generation;

/// <summary>What the pipeline keeps holds strings and numbers: a symbol or a tree would keep a whole compilation alive and never be equal to the next.</summary>
public class ModelTests
{
    [Theory]
    [InlineData(typeof(GovernedMethodOutput))]
    [InlineData(typeof(GovernedType))]
    [InlineData(typeof(CapturedType))]
    public void Models_hold_nothing_of_the_compiler(Type model)
    {
        var reached = Reached(model);
        Assert.Contains(typeof(string), reached);
        Assert.DoesNotContain(reached, IsOfCompiler);
    }

    [Fact]
    public void The_walk_finds_what_it_looks_for() => Assert.Contains(Reached(typeof(Fault)), IsOfCompiler);

    private static bool IsOfCompiler(Type type) =>
        type.Namespace?.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal) == true && type.Assembly != typeof(GovernanceGenerator).Assembly;

    private static HashSet<Type> Reached(Type from)
    {
        var reached = new HashSet<Type>();
        var ahead = new Queue<Type>([from]);
        while (ahead.TryDequeue(out var type))
        {
            if (!reached.Add(type) || type.IsPrimitive || IsOfCompiler(type) || type == typeof(string))
                continue;
            if (type.HasElementType)
                ahead.Enqueue(type.GetElementType()!);
            foreach (var argument in type.GenericTypeArguments)
                ahead.Enqueue(argument);
            foreach (var field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
                ahead.Enqueue(field.FieldType);
        }

        return reached;
    }
}
