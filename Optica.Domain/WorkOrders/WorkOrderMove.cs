using Optica.Domain.Common;
using Optica.Domain.Customers;

namespace Optica.Domain.WorkOrders;

/// <summary>A step of a job as asked for.</summary>
/// <param name="To">Where to.</param>
/// <param name="Note">What is said with it, ≤ 400: the cause when it is returned, the reason when it is cancelled.</param>
/// <param name="OverrideReason">Why it is handed over although something is due, ≤ 400: a branch admin's decision; else null.</param>
public sealed record WorkOrderMove(WorkOrderStatus To, string? Note = null, string? OverrideReason = null)
{
    /// <summary>All that is said with it, as it is stored; null for nothing.</summary>
    public string? Said => OverrideReason is null || Note is null ? OverrideReason ?? Note : $"{OverrideReason} · {Note}";

    /// <summary>The same with clean texts.</summary>
    public WorkOrderMove Clean() => this with { Note = TextRules.CleanLine(Note), OverrideReason = TextRules.CleanLine(OverrideReason) };

    /// <summary>Broken rules of a clean move, or null.</summary>
    public Invalid? Check()
    {
        var known = Enum.IsDefined(To) ? null : Invalid.At(nameof(To), "value_unknown");
        var missing = WorkOrderRules.NeedsNote(To) && Note is null ? Invalid.At(nameof(Note), "reason_required") : null;
        var texts = Invalid.Join(Text(nameof(Note), Note), Text(nameof(OverrideReason), OverrideReason));
        texts ??= Said is { Length: > WorkOrderRules.NoteLength } ? Invalid.At(nameof(Note), "reason_too_long") : null;
        return Invalid.Join(known, Invalid.Join(missing, texts));
    }

    internal static Invalid? Text(string field, string? text) =>
        text switch
        {
            null => null,
            { Length: > WorkOrderRules.NoteLength } => Invalid.At(field, "reason_too_long"),
            _ when !TextRules.IsClean(text, multiline: false) => Invalid.At(field, "control_characters"),
            _ => null,
        };
}
