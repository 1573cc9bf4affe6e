using GovernedAi.Analyzers.Tests.Verifier;
using Microsoft.CodeAnalysis;

namespace GovernedAi.Analyzers.Tests.Generation;

/// <summary>
/// An annotated method that cannot be wrapped must break the build in a body: at a missing part (CS8795) the compiler stops before it hears
/// the rules, and nobody would be told why.
/// </summary>
public class UnwrappedMethodTests
{
    [Theory]
    [InlineData("partial class C { [AuditLog] public partial Task<string> AskAsync(); }", "GAI2003")]
    [InlineData("namespace A.B { partial class C<T> { internal partial struct D { [AuditLog] private partial T? Ask<U>(T it, out U other) where U : class, new(); } } }", "GAI2003")]
    [InlineData("partial interface I { [AuditLog] public partial void Ask(params string[] them); }", "GAI2003")]
    [InlineData("partial class C { [AuditLog] public partial ref int Ask(ref Span<int> it); private ref int AskCore(ref Span<int> it) => ref it[0]; }", "GAI2002")]
    [InlineData("partial class C { [AuditLog] public partial IAsyncEnumerable<int> Ask(ref int it); private IAsyncEnumerable<int> AskCore(ref int it) => null!; }", "GAI2002")]
    [InlineData("partial class C { [AuditLog] public unsafe partial Task AskAsync(int* it); private unsafe Task AskCoreAsync(int* it) => Task.CompletedTask; }", "GAI2002")]
    [InlineData("partial class C { [Fallback(\"Nobody\")] public static partial int Ask(int @event); private static int AskCore(int @event) => 1; }", "GAI3001")]
    public void Its_part_does_not_compile_and_names_the_rule(string code, string rule)
    {
        var errors = Errors("using GovernedAi; " + code);
        Assert.All(errors, error => Assert.True(TestCompilation.IsPlaceholder(error), error.ToString()));
        Assert.Equal($"The name 'NotWrapped_See{rule}' does not exist in the current context", Assert.Single(errors).GetMessage());
    }

    [Fact]
    public void Several_share_one_file_of_their_type()
    {
        var errors = Errors("using GovernedAi; partial class C { [AuditLog] public partial int Ask(); [AuditLog] public partial int Ask(int again); }");
        Assert.Equal(2, errors.Count);
        Assert.Single(errors.Select(error => error.Location.SourceTree).Distinct());
    }

    [Fact]
    public void A_type_for_evaluation_only_that_the_user_has_accepted_does_not_drown_the_reason()
    {
        var errors = Errors("""
            using GovernedAi;
            #pragma warning disable TRIAL1
            [System.Diagnostics.CodeAnalysis.Experimental("TRIAL1")] public class Trial;
            partial class C { [AuditLog] public partial int Ask(Trial trial); }
            """);
        Assert.True(TestCompilation.IsPlaceholder(Assert.Single(errors)), errors[0].ToString());
    }

    [Theory]
    [InlineData("class C { [AuditLog] public partial int Ask(); }", "CS0751")]
    [InlineData("file partial class C { [AuditLog] public partial int Ask(); }", "CS8795")]
    [InlineData("partial class C { [AuditLog] public partial int Ask() => 1; }", "CS0759")]
    [InlineData("partial class C { [AuditLog] public extern partial int Ask(); }", "CS0759")]
    public void Where_no_part_may_stand_the_compiler_breaks_the_build(string code, string error)
    {
        var errors = Errors("using GovernedAi; " + code);
        Assert.DoesNotContain(errors, TestCompilation.IsPlaceholder);
        Assert.Contains(error, errors.Select(found => found.Id));
    }

    [Fact]
    public async Task A_declaration_that_another_generator_implements_is_named_with_the_file_that_does()
    {
        var project = TestCompilation.Of(("Code.cs", "using GovernedAi; partial class C { [AuditLog] public partial int Ask(); int AskCore() => 1; }"))
            with { MoreGenerators = [new Implementing()] };
        var said = await project.Diagnose();
        Assert.Equal(["CS0757", "GAI2005"], said.Select(found => found.Id).Order());
        var ours = said.Single(found => found.Id == "GAI2005");
        Assert.Equal("[AuditLog] governs nothing on `Ask`, which another generator implements as well, in Theirs.g.cs: leave that generator a method of its own, and let it call a governed one", ours.GetMessage());
        Assert.EndsWith("Code.cs", ours.Location.SourceTree!.FilePath, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("partial class C { [AuditLog, System.Text.RegularExpressions.GeneratedRegex(\"a\")] public static partial System.Text.RegularExpressions.Regex Ask(); }", "GeneratedRegex")]
    [InlineData("partial class C { [AuditLog, System.Runtime.InteropServices.LibraryImport(\"a\")] public static partial int Ask(); }", "LibraryImport")]
    [InlineData("namespace Riok.Mapperly.Abstractions { class MapperAttribute : Attribute; } [Riok.Mapperly.Abstractions.Mapper] partial class C { [AuditLog] public partial int Ask(); int AskCore() => 1; }", "Mapper")]
    public async Task A_declaration_that_asks_another_generator_is_left_to_it(string code, string attribute)
    {
        var project = TestCompilation.Of(("Code.cs", "using GovernedAi; " + code));
        Assert.Equal("CS8795", Assert.Single(Errors("using GovernedAi; " + code)).Id);
        var ours = (await project.Diagnose()).Single(found => found.Id == "GAI2005");
        Assert.Equal($"[AuditLog] governs nothing on `Ask`, which another generator implements as well, as [{attribute}] says: leave that generator a method of its own, and let it call a governed one", ours.GetMessage());
    }

    private static List<Diagnostic> Errors(string code) =>
        [.. TestCompilation.Of(("Code.cs", code)).Generate().GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error)];

    /// <summary>Stands for another generator that implements the same partial methods.</summary>
    private sealed class Implementing : IIncrementalGenerator
    {
        public void Initialize(IncrementalGeneratorInitializationContext context) =>
            context.RegisterSourceOutput(context.CompilationProvider, (output, _) => output.AddSource("Theirs.g.cs", "partial class C { public partial int Ask() => 2; }"));
    }
}
