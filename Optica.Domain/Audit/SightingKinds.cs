namespace Optica.Domain.Audit;

/// <summary>What surfaces show.</summary>
public static class SightingKinds
{
    /// <summary>How much a surface shows of a customer.</summary>
    /// <param name="surface">The surface.</param>
    public static SightingKind Of(SightingSurface surface) =>
        surface switch
        {
            SightingSurface.Search or SightingSurface.Duplicates => SightingKind.Search,
            SightingSurface.Record => SightingKind.Record,
            SightingSurface.Medical => SightingKind.Medical,
            SightingSurface.Report or SightingSurface.PersonalFile => SightingKind.Export,
            _ => SightingKind.List,
        };
}
