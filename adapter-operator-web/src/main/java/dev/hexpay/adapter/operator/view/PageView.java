package dev.hexpay.adapter.operator.view;

import java.util.List;

/**
 * A page.
 *
 * @param crumbs the pages above it, the highest first
 */
public record PageView(Frame frame, List<Link> crumbs, String heading, List<Block> blocks) {}
