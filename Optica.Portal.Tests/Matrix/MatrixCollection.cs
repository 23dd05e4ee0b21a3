namespace Optica.Portal.Tests.Matrix;

/// <summary>Tests of who gets what: the screens are drawn once for all of them.</summary>
[CollectionDefinition(Name)]
public sealed class MatrixCollection : ICollectionFixture<MatrixRun>
{
    /// <summary>The collection.</summary>
    public const string Name = "matrix";
}
