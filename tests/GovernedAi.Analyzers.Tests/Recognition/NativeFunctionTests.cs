using GovernedAi.Analyzers.Tests.Verifier;

namespace GovernedAi.Analyzers.Tests.Recognition;

/// <summary>Running a kernel function counts, unless the same method shows that the function is native.</summary>
public class NativeFunctionTests
{
    private static readonly RuleVerifier Verify = new("GAI1001") { References = [.. TestReferences.FrameworkOnly, KernelFunctions.Library.Reference] };

    [Theory]
    [MemberData(nameof(KernelFunctions.Counted), MemberType = typeof(KernelFunctions))]
    public Task A_function_that_may_be_a_prompt_counts(string member) => Verify.Reports(KernelFunctions.File(member));

    [Theory]
    [MemberData(nameof(KernelFunctions.Native), MemberType = typeof(KernelFunctions))]
    public Task A_native_function_in_the_same_method_does_not(string member) => Verify.Reports(KernelFunctions.File(member));
}
