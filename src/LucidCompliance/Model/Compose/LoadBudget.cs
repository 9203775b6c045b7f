namespace LucidCompliance.Model.Compose;

/// <summary>How much one project may cost: extends and include could multiply a small text without end.</summary>
internal sealed class LoadBudget
{
    /// <summary>Nodes of all files together, aliases followed; the reference implementation's limit for one file is 100,000.</summary>
    public const int MaximumNodes = 200_000;

    /// <summary>How deep extends and includes may lie in each other.</summary>
    public const int MaximumDepth = 32;

    /// <summary>Files of one project.</summary>
    public const int MaximumFiles = 256;

    private int _nodes = MaximumNodes;

    /// <summary>Whether the budget is used up.</summary>
    public bool IsExhausted => _nodes <= 0;

    /// <summary>Takes nodes from the budget; false where it is used up.</summary>
    public bool Take(int count = 1)
    {
        _nodes -= count;
        return _nodes > 0;
    }
}
