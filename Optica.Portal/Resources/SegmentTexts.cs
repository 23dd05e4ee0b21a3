namespace Optica.Portal.Resources;

/// <summary>Words of segments and figures.</summary>
public sealed class SegmentTexts;
