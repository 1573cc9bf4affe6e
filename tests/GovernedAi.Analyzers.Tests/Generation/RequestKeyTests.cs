using GovernedAi.Approvals;
using GovernedAi.Testing;

namespace GovernedAi.Analyzers.Tests.Generation;

/// <summary>What bears [RequestKey] decides which calls are one to those who approve them.</summary>
public class RequestKeyTests
{
    private static readonly GovernedProgram Program = GovernedProgram.Of(
        """
        using GovernedAi;

        public abstract class Paper { [RequestKey] public string Number { get; init; } = ""; public Guid Trace { get; init; } = Guid.NewGuid(); }
        public sealed class Bill : Paper { public string Goods { get; init; } = ""; }
        public record struct Lot([RequestKey] int Number, DateTime Seen);
        public interface IOrder { [RequestKey] string Id { get; } }
        public sealed record Order(string Id, Guid Trace) : IOrder;
        public sealed class Refusing { [RequestKey] public int Number => throw new InvalidOperationException("no number"); }

        public static partial class Desk
        {
            [Escalation("desk")] public static partial Task<string> ByNumber([RequestKey] string number, DateTime now);
            private static Task<string> ByNumberCore(string number, DateTime now) => Task.FromResult("answer");

            [Escalation("desk")] public static partial Task<string> ByMember(Bill? bill, Lot? lot, DateTime now);
            private static Task<string> ByMemberCore(Bill? bill, Lot? lot, DateTime now) => Task.FromResult("answer");

            [Escalation("desk")] public static partial Task<string> ByOrder<T>(in T order) where T : IOrder;
            private static Task<string> ByOrderCore<T>(in T order) where T : IOrder => Task.FromResult("answer");

            [Escalation("desk")] public static partial Task<string> ByAll(string number, int[] now);
            private static Task<string> ByAllCore(string number, int[] now) => Task.FromResult("answer");

            [Escalation("desk")] public static partial Task<string> ByTuple((int X, int Y) it);
            private static Task<string> ByTupleCore((int X, int Y) it) => Task.FromResult("answer");

            [Escalation("desk"), Fallback(nameof(Rules))] public static partial Task<string> ByRefusal(Refusing it);
            private static Task<string> ByRefusalCore(Refusing it) => Task.FromResult("answer");
            private static string Rules() => "rules";

            public static Task<string> Number(string number, int year) => ByNumber(number, new DateTime(year, 1, 1));
            public static Task<string> Member(string number, string goods, int lot, int year) => ByMember(new Bill { Number = number, Goods = goods }, new Lot(lot, new DateTime(year, 1, 1)), new DateTime(year, 1, 1));
            public static Task<string> Missing(int year) => ByMember(null, null, new DateTime(year, 1, 1));
            public static Task<string> All(string number, int year) => ByAll(number, [year]);
            public static Task<string> Tuple(int x, int y) => ByTuple((x, y));
            public static Task<string> Refusal() => ByRefusal(new Refusing());
        }
        """.Replace("in T order", "T order", StringComparison.Ordinal));

    [Fact]
    public async Task A_marked_parameter_alone_binds() =>
        Assert.Equal([true, false], await SameBinding("Number", ["A", 1], ["A", 2], ["B", 1]));

    [Fact]
    public async Task Marked_members_of_the_parameters_types_bind() =>
        Assert.Equal([true, false, false], await SameBinding("Member", ["A", "acid", 7, 1], ["A", "paint", 7, 2], ["B", "acid", 7, 1], ["A", "acid", 8, 1]));

    [Fact]
    public async Task Where_every_key_is_missing_all_arguments_bind() =>
        Assert.Equal([true, false], await SameBinding("Missing", [1], [1], [2]));

    [Fact]
    public async Task Without_a_key_all_arguments_bind() =>
        Assert.Equal([true, false, false], await SameBinding("All", ["A", 1], ["A", 1], ["A", 2], ["B", 1]));

    [Fact]
    public async Task The_items_of_a_tuple_bind() =>
        Assert.Equal([true, false], await SameBinding("Tuple", [1, 2], [1, 2], [1, 3]));

    [Fact]
    public async Task A_key_that_cannot_be_read_stops_the_call_before_the_model()
    {
        using var governance = Governance.ForTests();
        governance.Approver.Releases();
        var thrown = await Assert.ThrowsAsync<LedgerUnavailableException>(() => Program.CallAsync<string>("Desk", "Refusal"));
        Assert.Contains("no number", thrown.Message, StringComparison.Ordinal);
        Assert.Empty(governance.Approver.Asked);
    }

    /// <summary>Whether each later call has the binding of the first.</summary>
    private static async Task<IEnumerable<bool>> SameBinding(string method, object[] first, params object[][] later)
    {
        using var governance = Governance.ForTests();
        var bindings = new List<ApprovalBinding>();
        foreach (var arguments in later.Prepend(first))
        {
            governance.Approver.Releases();
            await Program.CallAsync<string>("Desk", method, arguments);
            bindings.Add(governance.Approver.Asked[^1].Binding);
        }

        return bindings.Skip(1).Select(binding => binding == bindings[0]);
    }
}
