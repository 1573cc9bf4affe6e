namespace GovernedAi.Analyzers.Tests.Verifier;

/// <summary>A method that is governed by some attributes, with all that they may name.</summary>
internal static class GovernedRoute
{
    public static string File(string attributes, string name) =>
        $$"""
        using GovernedAi;
        partial class C
        {
            {{attributes}} public partial Task<int> {{name}}(int i);
            Task<int> RouteCore(int i) => Task.FromResult(i);
            int Rules() => 0;
            bool Doubt(int i, int result) => true;
        }

        [AuditLog, AttributeUsage(AttributeTargets.Method)] sealed class HouseAttribute : Attribute;
        """;
}
