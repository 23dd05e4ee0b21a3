using Optica.Domain.WorkOrders;

namespace Optica.Portal.Tests.Domain.WorkOrders;

/// <summary>DOMAIN §9 written down once more, by hand: a row for every status, a column for every status to go to.</summary>
public static class StepMatrix
{
    private const string Table = """
                          ord hold sent prog ready recv ret mount qual pick deliv canc
        ordered             .    x    x    .     .    .   .     .    .    .     .    x
        on_hold_payment     x    .    .    .     .    .   .     .    .    .     .    x
        sent_to_lab         .    .    .    x     x    x   .     .    .    .     .    x
        in_progress_lab     .    .    .    .     x    x   .     .    .    .     .    x
        ready_at_lab        .    .    .    .     .    x   .     .    .    .     .    x
        received_from_lab   .    .    .    .     .    .   x     x    .    .     .    x
        returned            .    .    x    .     .    .   .     .    .    .     .    x
        mounted             .    .    .    .     .    .   .     .    x    .     .    x
        quality_check       .    .    .    .     .    .   x     .    .    x     .    x
        ready_for_pickup    .    .    .    .     .    .   .     .    .    .     x    x
        delivered           .    .    .    .     .    .   .     .    .    .     .    .
        cancelled           .    .    .    .     .    .   .     .    .    .     .    .
        """;

    /// <summary>Names as the contract has them, in the order of the columns.</summary>
    public static readonly IReadOnlyList<string> Names =
    [
        .. Table.Split('\n').Skip(1).Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[0]),
    ];

    /// <summary>Every pair of statuses, and whether the step is allowed.</summary>
    public static IEnumerable<(WorkOrderStatus From, WorkOrderStatus To, bool Allowed)> Cells =>
        from line in Table.Split('\n').Skip(1)
        let words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        from column in Enumerable.Range(0, Names.Count)
        select (StatusOf(words[0]), StatusOf(Names[column]), words[column + 1].Trim() == "x");

    /// <summary>Where a status may go.</summary>
    public static HashSet<WorkOrderStatus> From(WorkOrderStatus from) =>
        [.. Cells.Where(cell => cell.From == from && cell.Allowed).Select(cell => cell.To)];

    public static WorkOrderStatus StatusOf(string name) =>
        Enum.Parse<WorkOrderStatus>(name.Replace("_", "", StringComparison.Ordinal), ignoreCase: true);
}
