using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using GovernedAi.Analyzers.Generation;
using GovernedAi.Analyzers.Tests.Recognition;
using GovernedAi.Analyzers.Tests.Rules;
using GovernedAi.Analyzers.Tests.Verifier;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GovernedAi.Analyzers.Tests.Generation;

/// <summary>What a library's type holds is looked into as far as the build can tell, and never said of one that the serialiser takes.</summary>
public class LibraryTypesInJsonTests
{
    private static readonly RuleVerifier Verify = new("GAI3008")
    {
        References =
        [
            .. TestReferences.All,
            Compiled(CSharpCompilation.Create(
                "Kit",
                [CSharpSyntaxTree.ParseText(
                    """
                    using System; using System.Collections.Generic; using System.Text.Json; using System.Text.Json.Serialization;
                    namespace Kit
                    {
                        public class FunctionResult { public object Value => 1; public Type ValueType => typeof(int); }
                        public class Options { public string Name => ""; public List<Step> Steps { get; } = new(); }
                        public class Step { public Func<int> Run { get; set; } }
                        public class Ignoring { public string Name => ""; [JsonIgnore] public Func<int> Run { get; set; } internal Type Hidden => null; public Type Method() => null; }
                        [JsonConverter(typeof(Own))] public class Converting { public Type Type => null; }
                        public class Own : JsonConverter<Converting>
                        {
                            public override Converting Read(ref Utf8JsonReader r, Type t, JsonSerializerOptions o) => new();
                            public override void Write(Utf8JsonWriter w, Converting v, JsonSerializerOptions o) => w.WriteNullValue();
                        }
                        public class Loose { public object Any { get; set; } public Dictionary<string, object> AdditionalProperties { get; } = new(); public Loose Next { get; set; } }
                        public class Generic<T> { public T Value { get; set; } }
                        public enum Kind { A }
                    }
                    """)],
                TestReferences.FrameworkOnly,
                new(OutputKind.DynamicallyLinkedLibrary))),
        ],
    };

    private static readonly CSharpCompilation Real = CSharpCompilation.Create("Real", references: TestReferences.All);

    [Theory]
    [InlineData("Kit.FunctionResult", "JSON cannot hold `FunctionResult`: its `FunctionResult.ValueType` is a `Type` (reflection); use a type of your own that holds what you need of it")]
    [InlineData("Kit.Options", "JSON cannot hold `Options`: its `Step.Run` is a `Func<int>` (callback); use a type of your own that holds what you need of it")]
    [InlineData("Kit.Generic<Kit.Step>", "JSON cannot hold `Generic<Step>`: its `Step.Run` is a `Func<int>` (callback); use a type of your own that holds what you need of it")]
    [InlineData("Mine", "JSON cannot hold `Mine.Step`: its `Step.Run` is a `Func<int>` (callback); use a type of your own that holds what you need of it")]
    [InlineData("Kit.Ignoring", null)]
    [InlineData("Kit.Converting", null)]
    [InlineData("Kit.Loose", null)]
    [InlineData("Kit.Generic<int>", null)]
    [InlineData("Kit.Kind", null)]
    public async Task What_a_librarys_type_holds_counts(string type, string? message)
    {
        var parameter = $"{type} {(message is null ? "it" : "[|it|]")}";
        var reported = await Verify.ReportsInOneFile(GovernedCode.InClass(
            $$"""
            [Escalation("desk")] public partial Task<string> AskAsync({{parameter}});
            Task<string> AskCoreAsync({{type}} it) => throw new NotSupportedException();
            """) + "\npublic class Mine { public Kit.Step? Step { get; set; } }");
        Assert.Equal(message is null ? Array.Empty<string>() : [message], reported.Select(r => r.GetMessage()[r.GetMessage().IndexOf("JSON", StringComparison.Ordinal)..]));
    }

    [Fact]
    public void What_is_said_of_a_real_answer_is_what_the_serialiser_says()
    {
        var answers = Answers().ToList();
        Assert.True(answers.Count > 40, $"{answers.Count} types");
        Assert.Contains(answers, answer => answer.Name == "ChatResponse");
        Assert.Contains(answers, answer => answer.TypeArguments is [{ Name: "ChatCompletion" }]);

        Assert.Equal(
            answers.Where(answer => Refused(Loaded(answer), []) is not null).Select(answer => answer.ToDisplayString()),
            answers.Where(answer => JsonObstacle.OfWriting(answer) is not null).Select(answer => answer.ToDisplayString()));
    }

    /// <summary>As an assembly: the types of a compilation that is referenced have their code still.</summary>
    private static PortableExecutableReference Compiled(CSharpCompilation library)
    {
        using var image = new MemoryStream();
        Assert.True(library.Emit(image).Success);
        return MetadataReference.CreateFromImage(image.ToArray());
    }

    /// <summary>What the recognised calls of the real libraries answer with.</summary>
    private static IEnumerable<INamedTypeSymbol> Answers() =>
        Libraries.Calls.Where(row => row[3] == "real")
            .Select(row => DocumentationCommentId.GetFirstSymbolForDeclarationId(row[0], Real)).OfType<IMethodSymbol>()
            .Select(method => MethodResult.Of(method).Type).OfType<INamedTypeSymbol>()
            .Where(type => type.DeclaredAccessibility == Accessibility.Public && !type.IsUnboundGenericType && type.TypeArguments.All(argument => argument is INamedTypeSymbol { Arity: 0 }))
            .Where(type => UnrecordedTypes.Reason(type) is null && Loaded(type) is not null)
            .Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default);

    private static Type Loaded(INamedTypeSymbol symbol)
    {
        var name = symbol.ContainingType is { } outer ? $"{Loaded(outer).FullName}+{symbol.MetadataName}" : $"{symbol.ContainingNamespace.ToDisplayString()}.{symbol.MetadataName}";
        var definition = symbol.SpecialType == SpecialType.None ? Assembly.Load(symbol.ContainingAssembly.Identity.Name).GetType(name, throwOnError: true)! : Type.GetType(name, throwOnError: true)!;
        return symbol.TypeArguments.IsEmpty ? definition : definition.MakeGenericType([.. symbol.TypeArguments.Cast<INamedTypeSymbol>().Select(Loaded)]);
    }

    /// <summary>By the serialiser's own contracts: the first property whose values it refuses.</summary>
    private static string? Refused(Type type, HashSet<Type> seen)
    {
        if (!seen.Add(type) || type.Namespace?.StartsWith("System", StringComparison.Ordinal) == true && !type.IsGenericType)
            return null;
        if (IsRefused(type))
            return type.FullName;
        var contract = Contracts.GetTypeInfo(type);
        if (contract.PolymorphismOptions is not null)
            return null;
        return contract.Kind switch
        {
            JsonTypeInfoKind.Object => contract.Properties.Where(p => p.Get is not null && p.CustomConverter is null)
                .Select(p => IsRefused(p.PropertyType) ? $"{p.DeclaringType.Name}.{p.Name}" : Refused(p.PropertyType, seen)).FirstOrDefault(found => found is not null),
            JsonTypeInfoKind.Enumerable or JsonTypeInfoKind.Dictionary => contract.ElementType is { } element ? Refused(element, seen) : null,
            _ => null,
        };
    }

    private static readonly JsonSerializerOptions Contracts = new() { TypeInfoResolver = new DefaultJsonTypeInfoResolver() };

    private static bool IsRefused(Type type) =>
        typeof(Delegate).IsAssignableFrom(type) || typeof(MemberInfo).IsAssignableFrom(type) || typeof(Assembly).IsAssignableFrom(type)
        || typeof(Stream).IsAssignableFrom(type) || (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IAsyncEnumerable<>));
}
